import './buffer-shim';
import { validate, ValidationCode, ValidationSeverity } from 'dockerfile-utils';

/** Something to mend in a file: shown in the gutter, under the text, and in the list below the editor. */
export interface Problem {
  line: number;
  from: number;
  to: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}

const SETTINGS = {
  deprecatedMaintainer: ValidationSeverity.WARNING,
  directiveCasing: ValidationSeverity.WARNING,
  emptyContinuationLine: ValidationSeverity.WARNING,
  instructionCasing: ValidationSeverity.WARNING,
  instructionCmdMultiple: ValidationSeverity.WARNING,
  instructionEntrypointMultiple: ValidationSeverity.WARNING,
  instructionHealthcheckMultiple: ValidationSeverity.WARNING,
  instructionJSONInSingleQuotes: ValidationSeverity.WARNING,
  instructionWorkdirRelative: ValidationSeverity.WARNING,
};

/** What is wrong with a Dockerfile, as far as its text alone can tell. */
export function problemsOf(text: string): Problem[] {
  const lines = text.split('\n');
  return validate(text, SETTINGS).map((found) => ({
    line: found.range.start.line + 1,
    from: found.range.start.character,
    to:
      found.range.end.line === found.range.start.line
        ? found.range.end.character
        : (lines[found.range.start.line]?.length ?? 0),
    severity: found.severity === 1 ? 'error' : 'warning',
    rule: ruleName(Number(found.code)),
    message: typeof found.message === 'string' ? found.message : found.message.value,
  }));
}

function ruleName(code: number): string {
  return (ValidationCode[code] ?? 'DOCKERFILE').toLowerCase().replaceAll('_', '-');
}
