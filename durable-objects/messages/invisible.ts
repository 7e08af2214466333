/**
 * Whether nobody sees anything of a text: nothing is in it but spaces, controls and what Unicode calls
 * ignorable, like the zero-width space, or draws empty, like the Braille blank.
 *
 * Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
export const isInvisible = (text: string) =>
  /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text)
