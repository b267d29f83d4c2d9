/** dockerfile-ast asks Node's Buffer for the length of a text in bytes; browsers have no Buffer. */
const scope = globalThis as unknown as { Buffer?: { from(text: string): Uint8Array } };
scope.Buffer ??= { from: (text: string) => new TextEncoder().encode(text) };

export {};
