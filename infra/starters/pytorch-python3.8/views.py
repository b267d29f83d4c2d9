"""Several looks at one drawing, so that a digit drawn off the middle is recognised, too."""

import numpy

# For each of the nine places a drawing can be moved to (by one cell, or not): which cells of the padded one to take.
CELLS = numpy.array(
    [
        [(row + down) * 10 + column + right for row in range(8) for column in range(8)]
        for down in range(3)
        for right in range(3)
    ]
)


def views(pixels):
    """Returns the drawing (64 values, 0..16) and its eight neighbours as a 9 x 64 array of values 0..1."""
    padded = numpy.zeros((10, 10), dtype=numpy.float32)
    padded[1:9, 1:9] = numpy.reshape(pixels, (8, 8))
    return padded.ravel()[CELLS] / numpy.float32(16.0)
