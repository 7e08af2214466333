import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const en: NumberWords = {
  cardinals: spelling({
    units: `zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve,
      thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen`,
    tens: 'twenty, thirty, forty/fourty, fifty, sixty, seventy, eighty, ninety',
    hundreds: `one hundred/a hundred/hundred, two hundred, three hundred, four hundred, five hundred,
      six hundred, seven hundred, eight hundred, nine hundred`,
    tensWith: (tens, unit) => [`${tens} ${unit}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`, `${hundreds} and ${rest}`],
  }),
  ordinals:
    listed(`first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh,
    twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth,
    nineteenth, twentieth`),
  ordinalEndings: listed('st, nd, rd, th'),
  also: { 'a couple': 2, 'couple of': 2, couple: 2, 'a pair': 2, 'a dozen': 12, dozen: 12 },
  idioms:
    listed(`one moment, one second, one sec, one minute, one min, one day, one of us, one of you,
    one of them, one of these, one of those, one of the, one by one, one another, one way,
    one more time, one thing, one question, no one, the one, at one, any one, one time,
    each one, which one, this one, that one, second thought, second thoughts,
    on second thought, on cloud nine, nine to five, at sixes and sevens, ten to one,
    two cents, forty winks, square one, pm, o'clock, oclock, floor, day one, number one priority, one or two,
    two or three, one with, one that, ones`),
  magnitudes:
    listed(`half, halves, quarter, quarters, third of, thirds, thousand, thousands, million, millions,
    billion, billions, hundreds, dozens, lakh, crore, score, k, grand, point`),
  atLeast:
    listed(`or more, and more, and up, and above, or above, and over, at least, minimum, min, from,
    plus, upwards`),
  moreThan: listed('more than, over, above'),
  atMost: listed(
    `up to, at most, maximum, max, no more than, not more than, or less, or fewer, and under`,
  ),
  lessThan: listed('less than, fewer than, under, below'),
  or: listed('or, to, till, until, through, between, maybe'),
  and: listed('and, plus, with, as well as'),
  guests: listed(`people, person, persons, guest, guests, pax, of us, heads, traveller, travellers,
    traveler, travelers`),
  people:
    listed(`adult, adults, grown-up, grown-ups, child, children, kid, kids, baby, babies, infant,
    infants, toddler, toddlers, teenager, teenagers, teen, teens, senior, seniors, friend,
    friends, man, men, woman, women, boy, boys, girl, girls`),
  persons: listed(`me, myself, i, just me, only me, my wife, my husband, my partner, my girlfriend,
    my boyfriend, my friend, my mother, my father, my mum, my mom, my dad, my son,
    my daughter, my sister, my brother, my fiance, my fiancee, a baby, a child, a kid,
    an infant, a toddler, an adult, a friend`),
  units:
    listed(`night, nights, day, days, week, weeks, month, months, room, rooms, bed, beds, bedroom,
    bedrooms, villa, villas, apartment, apartments, table, tables, time, times, hour, hours,
    car, cars, bag, bags, pet, pets, dog, dogs, ticket, tickets, bottle, bottles, euro, euros,
    dollar, dollars, pound, pounds, year, years, star, stars, place, places`),
}
