/** Kinds of rows of a roster, in the order in which they can be written: nobody before what they point at (G1). */
export const rowKinds = ['staff', 'class', 'student', 'guardian', 'teaching'] as const;
