/** What words show in every language, and what only looks like it. */
import assert from 'node:assert/strict';
import type { Sign } from '../../dialogs/context.ts';
import { affirmed, deniesLabel } from '../../dialogs/answers/denied.ts';
import { real } from './stage.ts';

const SHOWN: Readonly<Partial<Record<Sign, readonly string[]>>> = {
  behind: [
    'ik loop achter met de huur',
    'I am behind with my rent',
    'kirada iki ay gerideyim',
    'kiram birikti',
    'ödenmemiş faturalarım var',
    'أنا متأخر عن دفع الإيجار',
    'متأخرين شهرين بالإيجار',
    'zalegam z czynszem',
    'mam zaległości za prąd',
    'jestem do tyłu z rachunkami',
    'estoy atrasada con el alquiler',
    'debo tres meses de renta',
    'no estoy al día con la luz',
    'mi ta atrasá ku hür',
    'mi tin atraso den mi hür',
  ],
  'not-behind': [
    'ik heb geen huurachterstand',
    'we lopen niet achter',
    'I am not behind',
    'gecikmiş borcum yok',
    'geride değilim',
    'لست متأخرا في الإيجار',
    'ليس عندي متأخرات',
    'nie zalegam z niczym',
    'nie mam żadnych zaległości',
    'no estoy atrasado',
    'no tengo atrasos',
    'mi no ta atrasá',
    'mi no tin atraso',
  ],
  unopened: [
    'ik maak mijn post al weken niet open',
    'mijn brieven blijven dicht',
    "I don't open my mail anymore",
    'mektuplarımı açmıyorum',
    'postayı açmaya korkuyorum',
    'لا أفتح البريد منذ أشهر',
    'البريد كله ما بفتحه',
    'nie otwieram listów',
    'boję się otwierać pocztę',
    'no abro las cartas',
    'tengo una bolsa de cartas sin abrir',
    'mi no ta habri mi post',
    'mi no ta habri kartanan mas',
  ],
  'what-next': [
    'en nu',
    'what happens now',
    'şimdi ne olacak',
    'ne kadar sürecek',
    'ماذا سيحدث الآن',
    'شو رح يصير هلق',
    'co teraz',
    'jak długo to potrwa',
    'y ahora qué pasa',
    'cuánto tiempo tarda',
    'kiko ta pasa awor',
    'kuantu tempu ta dura',
  ],
  insight: [
    'welke gegevens hebben jullie van mij',
    'which data do you have about me',
    'hakkımda hangi bilgileri saklıyorsunuz',
    'verilerimi görmek istiyorum',
    'ما هي البيانات التي عندكم عني',
    'ماذا تعرفون عني',
    'jakie dane macie o mnie',
    'qué datos tienen sobre mí',
    'ki informashon boso tin di mi',
  ],
  whether: [
    'ik weet niet of de huur betaald is',
    'I do not know if it is paid',
    'kira ödendi mi bilmiyorum',
    'لا أعرف إذا دفع الإيجار',
    'nie wiem czy czynsz zapłacony',
    'no sé si el alquiler está pagado',
    'mi no sa si e hür a wordu pagá',
  ],
  'asks-why': ['waarom', 'why', 'niye', 'ليش', 'czemu', 'por qué', 'dikon'],
  'next-week': [
    'volgende week graag',
    'next week',
    'önümüzdeki hafta',
    'الأسبوع القادم',
    'w przyszłym tygodniu',
    'la semana que viene',
    'otro siman',
  ],
  weekend: ['weekend', 'hafta sonu', 'نهاية الأسبوع', 'w weekend', 'fin de semana', 'wikènt'],
  busy: ['ik werk', 'I am away', 'tatildeyim', 'أنا مشغول', 'pracuję', 'estoy de viaje', 'mi ta traha'],
  border: [
    'tot 4 uur',
    'until 4',
    'saat 4e kadar',
    'قبل الساعة 4',
    'do 16 00',
    'po 16',
    'hasta las 4',
    'prome ku 4or',
  ],
  pays: ['geen huur betaald', 'paid', 'ödeme', 'ما دفعت', 'zapłaciłam', 'pagado', 'paga'],
  'for-what': [
    'voor een bril',
    'for a coat',
    'gözlük için',
    'عشان حفاضات',
    'na buty',
    'para comprar zapatos',
    'pa kumpra sapatu',
  ],
};

const NOT_SHOWN: Readonly<Partial<Record<Sign, readonly string[]>>> = {
  behind: [
    'maaşım gecikti',
    'biraz geç kaldım',
    'تأخر راتبي',
    'تأخرت عن الموعد',
    'رجعت الكهرباء بعد ما دفعنا',
    'spóźniłam się na autobus',
    'mi paga está atrasada',
    'estoy esperando mi paga atrasada',
    'e tren ta atrasá',
  ],
  'not-behind': [
    'niet alleen achter met de huur',
    'sadece kirada geride değil, elektrikte de',
    'no solo estoy atrasada con la renta',
    'nie tylko zalegam z czynszem',
    'no estoy al día',
    'mi no a paga mi hür',
  ],
  unopened: [
    'de winkel is dicht en de post ook',
    'kapıyı açmıyorum',
    'لا أفتح الباب',
    'nie otwieram drzwi',
    'no abro la puerta',
    'mi no ta habri porta',
    'postbode deed de deur niet open',
  ],
  'what-next': [
    'şimdi evdeyim',
    'أنا في البيت الآن',
    'teraz jestem w domu',
    'ahora estoy en casa',
    'awor mi ta na kas',
  ],
  whether: ['kirayı ödeyemedim', 'إذا ما دفعت بيطلعوني', 'czy ktoś może pomóc', 'sí no he pagado'],
  'for-what': ['voor de week', 'haftaya için', 'عشان الجمعة', 'na piątek', 'para el viernes', 'pa djabièrnè'],
  border: ['بعد الظهر', 'po południu'],
};

describe('what words show', () => {
  const shows = (text: string, sign: Sign) => real().content.words.signs(text).includes(sign);
  const each = (
    all: Readonly<Partial<Record<Sign, readonly string[]>>>,
    see: (text: string, sign: Sign) => void,
  ) => {
    for (const [sign, texts] of Object.entries(all) as [Sign, readonly string[]][]) {
      it(sign, () => {
        for (const text of texts) see(text, sign);
      });
    }
  };
  describe('is heard', () => each(SHOWN, (text, sign) => assert.ok(shows(text, sign), text)));
  describe('is not heard', () => each(NOT_SHOWN, (text, sign) => assert.ok(!shows(text, sign), text)));
});

const LEFT: Readonly<Record<string, string>> = {
  'nee geen huur energie': 'nee energie',
  'niet de huur maar gas': 'maar gas',
  'not a loan but rent': 'but rent',
  'kira yok elektrik': 'elektrik',
  'ما عندي ايجار كهرباء': 'كهرباء',
  'bez czynszu prad': 'prad',
  'no tengo alquiler solo luz': 'solo luz',
  'no con la renta solo gas': 'solo gas',
  'no tin hur so koriente': 'so koriente',
  'geen huur betaald': 'geen huur betaald',
  'huur en gas': 'huur en gas',
};

describe('what is said not to be there', () => {
  for (const [text, left] of Object.entries(LEFT))
    it(`leaves "${left}" of "${text}"`, () => assert.equal(affirmed(real().content.words, text), left));

  it('is a label that is denied by its own words', () => {
    const { words } = real().content;
    assert.ok(deniesLabel(words, 'geen deurwaarder gelukkig', 'Ja, een deurwaarder'));
    assert.ok(deniesLabel(words, 'not a bailiff', 'Yes, a bailiff'));
    assert.ok(deniesLabel(words, 'icra yok', 'Evet, icra'));
    assert.ok(!deniesLabel(words, 'een deurwaarder', 'Ja, een deurwaarder'));
    assert.ok(!deniesLabel(words, 'no tengo luz', 'Sí, sin luz hoy'));
  });
});
