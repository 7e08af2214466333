import type { DateWords } from '../date-words.ts'

export const en: DateWords = {
  locales: ['en-GB', 'en-US'],
  months: { 9: 'sept' },
  weekdays: { 2: 'tues', 3: 'weds|wednes', 4: 'thur|thurs', 6: 'satur' },
  days: {
    0: 'today|tonight|now|right now|this morning|this afternoon|this evening|this night',
    1: 'tomorrow|tmrw|tmw|tmr|tmrrw|tomoro|tmoro|2moro|2morrow|2mrw',
    2: 'day after tomorrow|overmorrow',
    [-1]: 'yesterday|last night',
    [-2]: 'day before yesterday',
  },
  feasts: {
    '12-24': 'christmas eve|xmas eve|xmas-eve',
    '12-25': 'christmas day|xmas day',
    '12-26': 'boxing day',
    '12-31': "new year's eve|new years eve|new year eve|nye",
    '01-01': "new year's day|new years day|new year day",
    '02-14': "valentine's day|valentines day|valentine's|valentines",
    '10-31': 'halloween',
  },
  counts:
    'one, two|a couple of|couple of|couple, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty',
  ordinals:
    'first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty-first|twenty first, twenty-second|twenty second, twenty-third|twenty third, twenty-fourth|twenty fourth, twenty-fifth|twenty fifth, twenty-sixth|twenty sixth, twenty-seventh|twenty seventh, twenty-eighth|twenty eighth, twenty-ninth|twenty ninth, thirtieth, thirty-first|thirty first',
  ordinalEnd: ' ?(?:st|nd|rd|th)(?![\\p{L}])',
  units: {
    day: "day|days|day's|days'|day's time|days' time|days time",
    week: "week|weeks|week's|weeks'|week's time|weeks' time|weeks time|wk|wks",
    fortnight: 'fortnight|fortnights',
    month: "month|months|month's|months'",
    year: 'year|years',
  },
  words: {
    in: 'in',
    later: 'later|from now|hence|after|after that|following',
    ago: 'ago|before|prior to',
    from: 'from|starting|starting from|beginning|between|since|check in|check-in|checkin|checking in|arriving|arrive|arrival',
    to: 'to|until|till|til|through|thru|up to|leaving|leave|departing|departure|check out|check-out|checkout|checking out|return|returning',
    or: 'or|either|alternatively|and/or|maybe also',
    and: 'and|also|plus',
    not: "not|no|never|except|but not|don't|dont|can't|cant|cannot|isn't|won't|any day but|anything but|rather than|instead of",
    next: 'next',
    this: 'this|this coming|coming|upcoming',
    last: 'last|past|previous',
    nextWeek: 'next week|the week after',
    monthEnd: 'end of the month|end of month|end of this month|month end',
    weekend: 'weekend|week-end',
    of: 'of|in the year',
    the: 'the',
    one: 'a|an',
    counted:
      'people|persons|person|pax|ppl|adult|adults|kid|kids|child|children|baby|babies|infant|infants|toddler|toddlers|guest|guests|friends|couples|of us|night|nights|nite|nites|room|rooms|villa|villas|bed|beds|bedroom|bedrooms|hour|hours|hrs|minute|minutes|min|mins|suite|suites|apartment|apartments|dogs|dog|cars|car|years old|year old|%',
    for: 'for|at|room|villa|party of|group of|number|no.|family of|we are|suite|flat',
    filler:
      "please|pls|plz|thanks|thank you|thx|ty|hi|hello|hey|dear|good|ok|okay|yes|yeah|yep|sure|sorry|well|so|um|i|i'm|im|i'd|i'll|ill|we|we're|we'll|us|you|my|our|me|he|she|they|it|it's|its|it is|that|that's|is|am|are|be|was|will|would|like|want|wish|love|can|could|let's|lets|come|coming in|get|getting|land|landing|there|here|on|by the date|date|dates|day is|arrival date|check-in date|check in date|with|stay|staying|book|booking|reserve|booked|morning|afternoon|evening|night time|noon|midday|midnight|lunchtime|early|late|in the morning|in the afternoon|in the evening|at night|at noon|at midnight|just|would be|will be|would work|works|great|perfect|fine|best|if possible|o'clock|oclock|to be|to arrive|to come|to check in|want to|like to|need to|plan to|planning to|going to|hoping to|for dinner|for lunch|of course|only|around noon|about noon|wedding|birthday|born|born on|for the",
  },
}
