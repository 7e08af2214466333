import type { ChoiceWords } from '../choice-words.ts'
import { listed } from '../listed.ts'

export const pl: ChoiceWords = {
  means: {
    yes: listed(`no, tak, t, no tak, jasne, pewnie, oczywiście, no pewnie, ok, okej, okay, dobrze, dobra,
      zgoda, zgadza się, dokładnie, świetnie, super, chętnie, bardzo chętnie, z przyjemnością,
      naturalnie, jak najbardziej, czemu nie, dlaczego nie, nie ma problemu, nie ma sprawy,
      bez problemu, żaden problem, potwierdzam, potwierdź, spoko, może być, poproszę, tak tak,
      zdecydowanie tak, myślę że tak, zgadzam się, w porządku`),
    no: listed(`nie, n, nie dziękuję, nie dzięki, dziękuję nie, wcale nie, na pewno nie,
      oczywiście że nie, absolutnie nie, nigdy, nie teraz, jeszcze nie, nie dzisiaj, nie dziś,
      raczej nie, lepiej nie, nie chcę, nie trzeba, nie potrzebuję, nie potrzebujemy,
      nie jestem zainteresowany, nie jestem zainteresowana, nie nie, w żadnym wypadku,
      tym razem nie, nie bardzo, chyba nie, nie sądzę`),
    later:
      listed(`później, potem, nie teraz, jeszcze nie, nie dziś, nie dzisiaj, innym razem, inny dzień,
      innego dnia, inny termin, inna data, pojutrze, może później, następnym razem`),
    person:
      listed(`człowiek, z człowiekiem, człowiekiem, osoba, konsultant, konsultantem, z konsultantem,
      agent, pracownik, pracownikiem, ktoś, kimś, z kimś, operator, operatorem,
      rozmowa z konsultantem, porozmawiać z kimś, porozmawiać z człowiekiem, żywy człowiek,
      obsługa klienta, doradca, doradcą`),
    everything: listed('wszystko, wszystkie, całość, all inclusive'),
    nothing: listed(
      `żaden, żadna, żadne, nic, żaden z nich, żadna z nich, żadne z nich, ani jedno ani drugie`,
    ),
    other: listed('inny, inna, inne, coś innego, co innego, innego, pozostałe'),
  },
  negationFollows: false,
  negations: listed('nie, bez, ani, nigdy, żaden, żadna, żadnego, żadnej, zamiast, oprócz, poza'),
  contrasts: listed('ale, lecz, tylko, a, raczej'),
  questions: {
    openers:
      listed(`ile, co, jak, kiedy, gdzie, kto, czy, który, która, które, jaki, jaka, jakie, dlaczego,
      czemu, o której, po ile`),
    marks: listed(`ile kosztuje, ile kosztują, jaka cena, o której godzinie, jaka różnica, czy jest,
      czy są, czy macie`),
  },
  asksFor: listed(
    `jakie są wasze, jakie są państwa, jakie są, czy mogę prosić, czy możemy prosić, czy mogę`,
  ),
  padding: listed(`proszę, prosze, poproszę, poprosimy, prosimy, dziękuję, dzięki, dziękujemy,
    z góry dziękuję, dzień dobry, dobry wieczór, cześć, hej, witam, chcę, chcemy, chciałbym,
    chciałabym, chcielibyśmy, wolę, wolimy, wolałbym, wolałabym, wybieram, wybieramy, biorę,
    bierzemy, wezmę, potrzebuję, potrzebujemy, dla mnie, dla nas, myślę, może, jeśli można,
    interesuje mnie, interesuje nas, szukam, szukamy, to, pan, pani, niech będzie, prosiłbym,
    prosiłabym, o`),
  articles: listed('ten, ta, to, te, tę, tą, tego, tej, mój, moja, moje'),
  small:
    listed(`czekaj, jednak, przepraszam, z, ze, do, na, w, we, i, oraz, dla, od, o, po, przy, u, za, jest, są, jestem, jesteśmy,
    będzie, będziemy, będzie nas, jest nas, nas, mnie, mi, nam, my, ja, się, że, tylko,
    bardzo, też, także, więc, no, już, tu, tam, jak, około, ok, w sumie, razem, łącznie, mamy,
    mam, grupa, rodzina, dokładnie, tak, dobrze, jasne`),
  option: listed('opcja, opcję, opcji, wybór, odpowiedź, wariant'),
  number: listed('numer, nr, num'),
  one: listed('jeden, jedna'),
  last: listed('ostatni, ostatnia, ostatnie, ostatnią, ostatniego, ostatniej'),
  or: listed('lub, albo, czy'),
  idioms:
    listed(`dzień dobry, dobry wieczór, dobranoc, miłego dnia, pół godziny, pojutrze, chwileczkę,
    jedną chwilę, pierwszy raz, ostatni raz, po pierwsze, nie wiem, drugi raz,
    nie jestem pewien, nie jestem pewna, nie mam pojęcia, obojętnie, wszystko jedno,
    nie rozumiem, za drogo, za drogi, za droga, zbyt`),
  known:
    listed(`dziś, dzisiaj, jutro, wczoraj, poniedziałek, wtorek, środa, czwartek, piątek, sobota,
    niedziela, styczeń, luty, marzec, kwiecień, maj, czerwiec, lipiec, sierpień, wrzesień,
    październik, listopad, grudzień, rano, wieczór, noc, hotel, kiedy, gdzie, który, cena,
    plaża, pokój, później, pózno, wcześnie, drogi, droga, druga, trzeba, trzeci`),
  affixes: {
    before: [],
    after:
      listed(`a, e, i, y, o, u, ą, ę, ów, om, em, ie, ego, ej, emu, ami, ach, owi, iem, ych, ym, ią,
      ię`),
  },
  variants: [],
  compounds: false,
}
