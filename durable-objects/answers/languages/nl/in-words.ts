import { counting } from '../counting.ts'

/** Alone it has its accents, which tell it from the article; within a word it needs none. */
const inside = (word: string) => (word === 'één' ? 'een' : word)

export const nl = counting({
  units:
    'nul, één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien, achttien, negentien',
  tens: 'twintig, dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig',
  hundreds:
    'honderd, tweehonderd, driehonderd, vierhonderd, vijfhonderd, zeshonderd, zevenhonderd, achthonderd, negenhonderd',
  tensWith: (tens, unit) => `${inside(unit)}${unit.endsWith('e') ? 'ën' : 'en'}${tens}`,
  hundredsWith: (hundreds, rest) => hundreds + inside(rest),
})
