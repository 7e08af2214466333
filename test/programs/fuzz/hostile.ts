import type { Chance } from '../crash/chance.ts'

const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

/** JSON that is read, and that nobody would write. */
const VALUES: [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1.5,
  9e15,
  1e300,
  -1e300,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(5000),
  '"; DROP TABLE journeys; --',
  '%00%ff%',
  '../../../etc/passwd',
  '{{var_system.user_name}}',
  '{{'.repeat(2000),
  '__proto__',
  'constructor',
  '2026-02-30',
  '+275760-09-13T00:00:00.001Z',
  'https://localhost../',
  'javascript:alert(1)',
  '(a+)+$',
  '$..[?(@.a',
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  JSON.parse('{"then":1,"toString":null,"id":"x"}'),
  Array(2000).fill(1),
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}'),
  JSON.parse(lists(100)),
  JSON.parse(lists(127)),
]

export const hostileValue = (chance: Chance) => chance.oneOf(...VALUES)

/** Text that stands where JSON was asked for. */
const BODIES: [() => string, ...(() => string)[]] = [
  () => '',
  () => '{',
  () => 'null',
  () => '[]',
  () => '"text"',
  () => '{"a":1}'.repeat(2),
  () => '\ufeff{}',
  () => '{"__proto__":{"a":1}}',
  () => `{"a":1e999,"b":-1e999}`,
  () => lists(129),
  () => lists(1000),
  () => lists(100_000),
  () => `{"a":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}`,
  () => `{"journey":{"format":1,"steps":${lists(900)}}}`,
  () => `{"text":"${'['.repeat(100_000)}"}`,
  () => `{"name":"${'x'.repeat(2_400_000)}"}`,
  () => `[${'1,'.repeat(500_000)}1]`,
  () => `{"steps":[${'{},'.repeat(200_000)}{}]}`,
  () => 'x'.repeat(2_600_000),
  () => `{"\ud800":"\\ud800"}`,
  () => `{"a":"\\u0000"}`,
]

/** Mostly small; the huge ones come seldom. */
export const hostileBody = (chance: Chance) => {
  const few = chance.happens(0.85) ? BODIES.filter((_, index) => index < 11) : BODIES
  return chance.oneOf(BODIES[0], ...few)()
}

/** The same with something hostile somewhere in it: a value put in place of another, or left out. */
export function spoilt(value: unknown, chance: Chance, depth = 0): unknown {
  if (chance.happens(depth === 0 ? 0.02 : 0.12)) return hostileValue(chance)
  if (Array.isArray(value)) {
    const items = value.map((one) => spoilt(one, chance, depth + 1))
    return chance.happens(0.1) ? [...items, ...items] : items
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(() => !chance.happens(0.03))
    .map(([name, one]) => [name, spoilt(one, chance, depth + 1)])
  return Object.fromEntries(entries)
}
