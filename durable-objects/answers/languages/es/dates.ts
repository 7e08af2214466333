import type { DateWords } from '../date-words.ts'

export const es: DateWords = {
  locales: ['es', 'es-MX'],
  months: { 9: 'setiembre|set|sep' },
  days: {
    0: 'hoy|hoy mismo|ahora|esta noche|esta tarde|esta mañana|hoy dia',
    1: 'mañana|mañana mismo',
    2: 'pasado mañana',
    [-1]: 'ayer|anoche',
    [-2]: 'anteayer|antes de ayer|antier',
  },
  feasts: {
    '12-24': 'nochebuena',
    '12-25': 'dia de navidad',
    '12-31': 'nochevieja|fin de año|noche vieja',
    '01-01': 'año nuevo|dia de año nuevo',
    '01-06': 'dia de reyes',
    '02-14': 'san valentin',
  },
  counts:
    'uno, dos|un par de, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, dieciseis, diecisiete, dieciocho, diecinueve, veinte, veintiuno|veintiun, veintidos, veintitres, veinticuatro, veinticinco, veintiseis, veintisiete, veintiocho, veintinueve, treinta, treinta y uno|treintaiuno',
  ordinals: 'primero|primer|primera, segundo|segunda, tercero|tercer|tercera, cuarto, quinto',
  ordinalEnd: ' ?[ºo°](?![\\p{L}])|er(?![\\p{L}])',
  units: { day: 'dia|dias', week: 'semana|semanas', month: 'mes|meses', year: 'año|años' },
  words: {
    in: 'en|dentro de|de aqui a|de aca a|a',
    later:
      'despues|mas tarde|despues de|luego de|despues del|a partir de hoy|desde hoy|a partir de ahora',
    ago: 'hace|atras|antes|antes de|antes del',
    from: 'desde el|desde|a partir del|a partir de|entre|entre el|llegando|llegamos|llego|llegada|entrada|llegar',
    to: 'al|hasta el|hasta|salida|saliendo|salimos|salgo|hasta la',
    or: 'o|u|o bien|o el',
    and: 'y|e|y el',
    not: 'no|nunca|excepto|menos|salvo|ni|sino|tampoco',
    coming: 'que viene|proximo|proxima|siguiente|que entra|entrante',
    this: 'este|esta',
    last: 'pasado|pasada|ultimo|ultima|el pasado|anterior',
    nextWeek:
      'la semana que viene|semana que viene|de la semana que viene|la proxima semana|proxima semana|la semana proxima|de la proxima semana|la semana siguiente',
    monthEnd: 'fin de mes|a fin de mes|a fines de mes|finales de mes|a finales de mes',
    weekend: 'fin de semana|finde',
    of: 'de|del|del año|de la|del mes de',
    the: 'el|el dia|dia|los dias',
    one: 'un|una',
    counted:
      'persona|personas|adulto|adultos|adultas|niño|niños|niña|niñas|bebe|bebes|huesped|huespedes|noche|noches|habitacion|habitaciones|villa|villas|cama|camas|hora|horas|minutos|pax|amigos|años de edad|somos',
    for: 'para|por|a las|a la|habitacion|villa|somos|seremos|grupo de|numero|familia de|sobre las',
    filler:
      'por favor|porfavor|porfa|gracias|muchas gracias|hola|buenas|buenos dias|buenas tardes|buenas noches|si|claro|ok|vale|yo|nosotros|nos|me|mi|mis|es|seria|sera|quiero|queremos|quisiera|quisieramos|me gustaria|nos gustaria|quiero llegar|llegaremos|llegare|fecha|fecha de llegada|con|reserva|reservar|por la mañana|de la mañana|en la mañana|por la tarde|de la tarde|en la tarde|por la noche|de la noche|en la noche|a mediodia|al mediodia|mediodia|temprano|tarde|perfecto|bien|mejor|vamos|iremos|la|lo|las|los|ir|naci|naci el|nacido|nacimiento',
  },
}
