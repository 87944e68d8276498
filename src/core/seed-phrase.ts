/**
 * Whether a text holds a recovery phrase (BIP 39), told by structure: many words in a row that look like those of its
 * ten lists, without the small words that sentences are made of. The lists themselves are on the server only.
 */

/** Latin as the lists write it (no ł, ß, ư …), hiragana, Hangul, or single Chinese characters. */
const LISTED_LETTERS =
  /^(?:[a-zñáéíóúüèêëçâîïôûàœ]{3,9}|\p{Script=Hiragana}{2,8}|\p{Script=Hangul}{2,4}|\p{Script=Han})$/u
/** A text of nothing else is suspicious early; amid a sentence a whole phrase is needed. */
const FEWEST_ALONE = 9
const FEWEST_IN_TEXT = 12
/** Of a run, at most so much may be small words that the lists have too. */
const MOST_SMALL = 0.25

/** Small words that are in a list, and common in sentences: they neither end a run nor prove one. */
const LISTED_SMALL = new Set(
  'have what when where can will into this that they then you any all one two please help still need want there just now myself about also come know like make more must next once only other over such than two use very wait why with work wrong time today already any because before dove hat ten until van mes uno pero dos este pelo sobre sur todo mais muito sono ancora'.split(
    ' ',
  ),
)
/** Endings of Korean words in sentences. */
const KOREAN_ENDING = /(?:은|는|을|를|이|가|에서|에게|으로|해요|어요|아요|니다|나요|까요|는데|지만|하고|하면)$/u

/** Small words that no list has, of the languages that are written with its letters: after one a phrase begins anew. */
const SENTENCE_WORDS = new Set(
  [
    'the and for not had has was were are how who did could would should from out but its get got been them your our his her some cant dont doesnt didnt isnt wont ive their which while after though through without within does doing going been being may might these those what’s',
    'una unos unas los las del que por para con como mis sus pero est son fue hay más mas muy sin cuando donde cómo qué porque está estoy tengo puedo quiero hace desde hasta esta eso nada ya',
    'les des mon une pas qui dans est sur pour avec que mais comment pourquoi quand mes ses nos vos leur cette ces sont ont été fait faire peux veux depuis très plus sans chez tout rien suis ne',
    'che non per con una del della dei delle quando perché mio mia miei mie alla dal dalla nel nella questo questa anche più molto hanno stato posso devo cosa ',
    'que não nao para com uma meu minha meus minhas como quando onde porque está estou tenho posso quero dos das pelo pela sem ainda isso esse essa foi são',
    'der die das und mein meine ich ist nicht wie von auf mit ein eine einen einem wenn aber warum was wer noch schon nach bei wird wurde habe hat kann auch nur oder über sind war für',
    'het een mijn niet wel maar dat deze dit hoe waarom wanneer voor met naar nog heb heeft kan wil bij ook als zijn wordt werd geen ons jullie',
    'nie jest jak moje mój moja dla czy już jeszcze ale przez kiedy dlaczego gdzie mam mogę chcę był była się tego tym ten przy pod nad oraz bez',
    'bir için icin ben benim neden nasıl nasil ama ile çok cok var yok değil degil oldu olarak kadar daha sonra önce bana bunu şimdi gibi',
    'jsem není jak moje ale když proč kde mám můžu chci byl byla pro přes bez ještě také',
    'tidak saya yang untuk dengan dari bisa kenapa bagaimana sudah belum apa akan',
    'withdraw pending statement refund bitcoin crypto ethereum euro euros dollars coins tokens wallet banks fees login logged rejected declined blocked failed received sent expired',
    'toi tôi cua không khong được duoc cho này các một những',
  ]
    .join(' ')
    .split(' '),
)

/** @example holdsSeedPhrase('legal winner thank year wave sausage worth useful legal winner thank yellow') // => true */
export function holdsSeedPhrase(text: string): boolean {
  const words = seedWords(text.normalize('NFKC'))
  let run = 0
  let small = 0
  for (const { word } of words) {
    const isSmall = LISTED_SMALL.has(word) || KOREAN_ENDING.test(word)
    if (!LISTED_LETTERS.test(word) || (SENTENCE_WORDS.has(word) && !isSmall)) {
      run = 0
      small = 0
      continue
    }
    run += 1
    if (isSmall) small += 1
    const isWhole = run >= FEWEST_IN_TEXT || (run >= FEWEST_ALONE && run === words.length)
    if (isWhole && small <= run * MOST_SMALL) return true
  }
  return false
}

export interface SeedWord {
  word: string
  start: number
  end: number
}

const WORD = /[^\s,;:.|/\\_–—=()[\]"'«»-]+/gu

/** The words of a composed text as a phrase may be written down: with numbers, commas, dashes or in lines. */
export function seedWords(text: string): SeedWord[] {
  return [...text.matchAll(WORD)]
    .map(({ 0: word, index }) => ({ word: word.toLowerCase(), start: index, end: index + word.length }))
    .filter(({ word }) => !/^\d{1,2}$/.test(word))
}
