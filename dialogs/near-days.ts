/** Words for today and the days after it, in all languages, without accents; Arabic in its own and in Latin letters. */
export const TODAY = [
  '(?:vandaag|vanavond|vanmiddag|vanochtend|today|tonight|bugun|bu aksam|hoy|esta noche|dzis|dzisiaj|awe',
  'اليوم|الليله|النهارده|lyoum|lyum|elyom|alyoum)',
].join('|');
export const TOMORROW = [
  '(?:morgen|morgenochtend|morgenmiddag|morgenavond|morgenvroeg|tomorrow|tmrw|2morrow|yarin|jutro|manana|manan',
  'بكرا|بكره|غدا|غدوا|غدوه|ghda|ghedda|ghedwa|bokra|bukra)',
].join('|');
export const DAY_AFTER_TOMORROW = [
  '(?:overmorgen|day after tomorrow|obur gun|pojutrze|pasado manana|otro manan',
  'بعد بكرا|بعد بكره|بعد غد|baed bokra|ba3d bokra)',
].join('|');

const COMING = new RegExp(`(?<!\\p{L})(?:${TOMORROW}|${DAY_AFTER_TOMORROW})(?!\\p{L})`, 'u');

/** A weekday may be the last one or the next; these can only be to come. @param plain as `plain` gives it */
export const saysComingDay = (plain: string): boolean => COMING.test(plain);
