/** Small numbers as words, by language: a duration written out ("two days") is a figure as well. */
export const NUMBER_WORDS: Record<string, Record<string, number>> = {
  en: list('two three four five six seven eight nine ten eleven twelve', 2, {
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    ninety: 90,
  }),
  de: list('zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', 2, {
    fünfzehn: 15,
    zwanzig: 20,
    vierundzwanzig: 24,
    dreißig: 30,
  }),
  es: list('dos tres cuatro cinco seis siete ocho nueve diez once doce', 2, {
    quince: 15,
    veinte: 20,
    veinticuatro: 24,
    treinta: 30,
  }),
  fr: list('deux trois quatre cinq six sept huit neuf dix onze douze', 2, { quinze: 15, vingt: 20, trente: 30 }),
  it: list('due tre quattro cinque sei sette otto nove dieci undici dodici', 2, {
    quindici: 15,
    venti: 20,
    ventiquattro: 24,
    trenta: 30,
  }),
  nl: list('twee drie vier vijf zes zeven acht negen tien elf twaalf', 2, {
    vijftien: 15,
    twintig: 20,
    vierentwintig: 24,
    dertig: 30,
  }),
  pl: list('dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście', 2, {
    dwie: 2,
    dwóch: 2,
    trzech: 3,
    pięciu: 5,
    dwadzieścia: 20,
    trzydzieści: 30,
  }),
  pt: list('dois três quatro cinco seis sete oito nove dez onze doze', 2, {
    duas: 2,
    quinze: 15,
    vinte: 20,
    trinta: 30,
  }),
  tr: list('iki üç dört beş altı yedi sekiz dokuz on onbir oniki', 2, { yirmi: 20, otuz: 30 }),
  ru: list('два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать', 2, {
    две: 2,
    двух: 2,
    трёх: 3,
    трех: 3,
    пяти: 5,
    двадцать: 20,
    тридцать: 30,
  }),
  uk: list('два три чотири пʼять шість сім вісім девʼять десять одинадцять дванадцять', 2, {
    дві: 2,
    двох: 2,
    трьох: 3,
    'п’ять': 5,
    двадцять: 20,
    тридцять: 30,
  }),
  ar: list('اثنان ثلاث أربع خمس ست سبع ثماني تسع عشر', 2, {
    ثلاثة: 3,
    أربعة: 4,
    خمسة: 5,
    ستة: 6,
    سبعة: 7,
    ثمانية: 8,
    تسعة: 9,
    عشرة: 10,
    عشرون: 20,
    ثلاثون: 30,
  }),
  ja: list('二 三 四 五 六 七 八 九 十 十一 十二', 2, { 二十四: 24, 三十: 30 }),
  // 이 and 사 are left out: 이 is also a particle and "this", and 사 ends many nouns.
  ko: list('두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두', 2, { 삼: 3, 오: 5 }),
  zh: list('两 三 四 五 六 七 八 九 十 十一 十二', 2, { 二: 2, 二十四: 24, 三十: 30 }),
  vi: list('hai ba bốn năm sáu bảy tám chín mười', 2, {}),
}

/** Consecutive numbers from `first`, and single ones beyond. */
function list(words: string, first: number, more: Record<string, number>): Record<string, number> {
  return { ...Object.fromEntries(words.split(' ').map((word, place) => [word, first + place])), ...more }
}
