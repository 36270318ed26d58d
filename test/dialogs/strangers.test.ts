/** Who somebody says to be: somebody else with the resident's phone, or the resident who tells of others. */
import assert from 'node:assert/strict';
import { isOfStranger } from '../../dialogs/listeners/stranger.ts';
import { plain } from '../../dialogs/plain.ts';

const STRANGERS: readonly string[] = [
  'hallo dit is haar man, wie is dit?',
  'Dit is zijn vrouw.',
  'je spreekt met haar moeder',
  'U spreekt nu met haar zoon',
  'ik ben haar vriend wat moet dit',
  'waarom app je mijn vrouw',
  'waarom sturen jullie mijn dochter berichten',
  'laat mijn vrouw met rust',
  'wat moeten jullie van mijn vrouw',
  'deze telefoon is niet meer van Noor',
  'dit nummer is niet van haar',
  'this is her husband',
  "I'm her boyfriend",
  'why are you texting my wife?',
  'leave my wife alone',
  'this phone no longer belongs to Noor',
  'you are talking to her mother',
  'Ben onun kocasıyım',
  'bu onun kocası, sen kimsin',
  'onun annesiyim',
  'neden karıma yazıyorsunuz',
  'bu telefon artık onun değil',
  'أنا زوجها من أنت',
  'معك أمها',
  'لماذا تراسل زوجتي',
  'هذا الرقم لم يعد لها',
  'tu jej mąż, kto to',
  'z tej strony jej matka',
  'jestem jej mężem',
  'dlaczego pan pisze do mojej żony',
  'ten telefon już nie jest jej',
  'soy su marido quién es',
  'habla su madre',
  'por qué le escriben a mi mujer',
  'este teléfono ya no es de ella',
  'mi ta su kasá',
  'esaki ta su mama',
  'e telefòn aki no ta di dje mas',
];

const RESIDENTS: readonly string[] = [
  'mijn man weet het niet',
  'ik woon met haar man in een huis',
  'ik ben bang voor haar man',
  'ik ben de moeder van 3 kinderen',
  'mijn dochter heeft schulden, ik ben haar moeder',
  'ik app vanaf de telefoon van mijn man',
  'dit is de telefoon van mijn man',
  'deze telefoon is niet van mij maar van mijn zus',
  'dit is mijn moeder haar huis',
  'stuur mijn man geen bericht',
  'ik ben haar kwijt',
  'ze woont bij haar moeder',
  'this is my husbands phone',
  'this phone is not mine',
  'my wife lost her job and I am her only help',
  'üç çocuk annesiyim',
  'kocam bilmiyor',
  'زوجي لا يعرف',
  'هذا رقمي الجديد',
  'mój mąż nie wie',
  'to jej wina',
  'mi marido no lo sabe',
  'soy madre de tres hijos',
  'este número ya no es mío',
  'mi kasá no sa',
];

describe('somebody else with the phone', () => {
  for (const text of STRANGERS) it(`is heard in "${text}"`, () => assert.ok(isOfStranger(plain(text))));
  for (const text of RESIDENTS) it(`is not in "${text}"`, () => assert.ok(!isOfStranger(plain(text))));
});
