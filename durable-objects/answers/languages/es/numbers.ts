import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const es: NumberWords = {
  cardinals: spelling({
    units: `cero, uno/un/una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce,
      trece, catorce, quince, dieciséis/diez y seis, diecisiete/diez y siete,
      dieciocho/diez y ocho, diecinueve/diez y nueve`,
    tens: 'veinte, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa',
    hundreds: `cien/ciento, doscientos/doscientas, trescientos/trescientas,
      cuatrocientos/cuatrocientas, quinientos/quinientas, seiscientos/seiscientas,
      setecientos/setecientas, ochocientos/ochocientas, novecientos/novecientas`,
    tensWith: (tens, unit) => [
      `${tens} y ${unit}`,
      `${tens} ${unit}`,
      ...(tens === 'veinte' ? [`veinti${unit}`] : []),
    ],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`],
  }),
  ordinals: listed(`primero/primera/primer, segundo/segunda, tercero/tercera/tercer, cuarto/cuarta,
    quinto/quinta, sexto/sexta, séptimo/séptima/sétimo/sétima, octavo/octava, noveno/novena,
    décimo/décima, undécimo/undécima/decimoprimero/decimoprimera,
    duodécimo/duodécima/decimosegundo/decimosegunda, decimotercero/decimotercera,
    decimocuarto/decimocuarta, decimoquinto/decimoquinta, decimosexto/decimosexta,
    decimoséptimo/decimoséptima, decimoctavo/decimoctava, decimonoveno/decimonovena,
    vigésimo/vigésima`),
  ordinalEndings: listed('º, ª, o, a, er, ro, ra, do, da, ero, era'),
  also: {
    'un par': 2,
    'una pareja': 2,
    pareja: 2,
    'una docena': 12,
    docena: 12,
    ambos: 2,
    'los dos': 2,
    'las dos': 2,
  },
  idioms: listed(`un momento, uno momento, una momento, un segundo, un minuto, un rato, un poco,
    uno de nosotros, una de nosotras, una vez, otra vez, una cosa, una pregunta, uno por uno,
    uno de, una de, algún, alguno, alguna, ninguno, ninguna, ningún, cada uno, a la una,
    uno u otro, una duda, un día`),
  magnitudes: listed(
    'medio, media, cuarto de, mil, miles, millón, millones, cientos, docenas, tercio',
  ),
  atLeast: listed(
    `o más, o mas, al menos, por lo menos, mínimo, como mínimo, desde, a partir de, en adelante`,
  ),
  moreThan: listed('más de, mas de, más que'),
  atMost: listed('hasta, como máximo, máximo, no más de, o menos'),
  lessThan: listed('menos de, menos que'),
  or: listed('o, u, a, hasta, entre, quizás, tal vez'),
  and: listed('y, e, con, más, mas'),
  guests:
    listed(`persona, personas, huésped, huéspedes, invitado, invitados, comensal, comensales, viajero,
    viajeros, pax, gente`),
  people:
    listed(`adulto, adultos, adulta, adultas, niño, niños, niña, niñas, bebé, bebés, hijo, hijos,
    hija, hijas, amigo, amigos, amiga, amigas, mayor, mayores, menor, menores, hombre,
    hombres, mujer, mujeres`),
  persons:
    listed(`yo, solo yo, yo solo, yo sola, mi mujer, mi esposa, mi marido, mi esposo, mi pareja,
    mi novia, mi novio, mi amigo, mi amiga, mi madre, mi padre, mi hijo, mi hija, mi hermano,
    mi hermana, un bebé, un niño, una niña`),
  units:
    listed(`noche, noches, día, días, semana, semanas, mes, meses, habitación, habitaciones, cama,
    camas, dormitorio, dormitorios, villa, villas, mesa, mesas, hora, horas, coche, coches,
    maleta, maletas, perro, perros, euro, euros, año, años, veces, apartamento, apartamentos`),
}
