import { counting } from '../counting.ts'

export const es = counting({
  units:
    'cero, uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, dieciséis, diecisiete, dieciocho, diecinueve, veinte, veintiuno, veintidós, veintitrés, veinticuatro, veinticinco, veintiséis, veintisiete, veintiocho, veintinueve',
  tens: 'veinte, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa',
  hundreds:
    'cien, doscientos, trescientos, cuatrocientos, quinientos, seiscientos, setecientos, ochocientos, novecientos',
  tensWith: (tens, unit) => `${tens} y ${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds === 'cien' ? 'ciento' : hundreds} ${rest}`,
})
