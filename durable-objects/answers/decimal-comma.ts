/**
 * The countries that write 1.200,50 or 1 200,50 (CLDR 48, the most spoken language); all
 * others write 1,200.50. A list of our own, because workerd carries only part of ICU's locales:
 * Iceland, Bosnia and a dozen more come out of its `Intl.NumberFormat` as if they were American.
 */
export const DECIMAL_COMMA = new Set(
  `AD AL AM AO AR AT AW AX AZ BA BE BF BG BI BJ BL BN BO BR BY CD CF CG CI CL CM CO CR CV CW CY CZ
   DE DJ DK DZ EC EE ES FI FO FR GA GE GF GL GN GP GQ GR GW HR HU ID IS IT KG KZ LA LB LT LU LV LY
   MA MC MD ME MF MK MQ MR MU MZ NC NL NO PF PL PM PT PY RE RO RS RU RW SC SE SI SJ SK SM SN SR ST
   TF TG TJ TL TM TN TR UA UY UZ VA VE VN WF XK YT ZA`.split(/\s+/),
)
