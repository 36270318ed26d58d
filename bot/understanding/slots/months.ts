/** Month names and weekdays as people write them, normalised, in all languages. */

const NAMES: readonly string[] = [
  'januari jan january ocak يناير stycznia styczen enero yanuari',
  'februari feb february subat فبراير lutego luty febrero febrewari',
  'maart mrt mar march mart مارس marca marzec marzo mart',
  'april apr nisan ابريل kwietnia kwiecien abril aprel',
  'mei may mayis مايو maja maj mayo mei',
  'juni jun june haziran يونيو czerwca czerwiec junio yuni',
  'juli jul july temmuz يوليو lipca lipiec julio yuli',
  'augustus aug august agustus agustos اغسطس sierpnia sierpien agosto ougustus',
  'september sep sept eylul سبتمبر wrzesnia wrzesien septiembre',
  'oktober okt oct october ekim اكتوبر pazdziernika pazdziernik octubre',
  'november nov kasim نوفمبر listopada listopad noviembre',
  'december dec aralik ديسمبر grudnia grudzien diciembre desember',
];

const NUMBERS = new Map(
  NAMES.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

/** 1-12, or undefined when the normalised word is no month. */
export function monthOf(word: string): number | undefined {
  return NUMBERS.get(word.replace(/\.$/, ''));
}

/** All month names, for use in a regular expression; longest first. */
export const MONTH_NAMES = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');

const WEEKDAYS: readonly string[] = [
  'maandag ma monday mon pazartesi الاثنين poniedzialek lunes djaluna',
  'dinsdag di tuesday tue sali الثلاثاء wtorek martes djamars',
  'woensdag wo wednesday wed carsamba الاربعاء sroda miercoles djarason',
  'donderdag do thursday thu persembe الخميس czwartek jueves djaweps',
  'vrijdag vr friday fri cuma الجمعه piatek viernes djabierne',
  'zaterdag za saturday sat cumartesi السبت sobota sabado djasabra',
  'zondag zo sunday sun pazar الاحد niedziela domingo djadumingo',
];
/** Short forms that are other words too; they count only where a weekday must stand. */
const SHORT = /^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|mar|may|mart|sali|pazar)$/;
const DAYS = new Map(
  WEEKDAYS.flatMap((names, at) =>
    names
      .split(' ')
      .filter((name) => !SHORT.test(name))
      .map((name) => [name, at + 1] as const),
  ),
);

/** 1 (Monday) to 7, or undefined. */
export function weekdayOf(word: string): number | undefined {
  return DAYS.get(word);
}

export const WEEKDAY_NAMES = [...DAYS.keys()].sort((a, b) => b.length - a.length).join('|');
