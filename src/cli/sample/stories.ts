/** What the sample's invented readers ask for besides what guides answer, in each language. */

export interface Story {
  /** No guide answers it until one is written: then it is found. */
  closing: string
  /** No guide answers it, all the time. */
  open: string
  /** Many ask for it on one day. */
  surge: string
}

export const STORIES: Readonly<Record<string, Story>> = {
  en: { closing: 'joint account with my partner', open: 'gift card balance', surge: 'withdrawals paused' },
  de: { closing: 'gemeinschaftskonto mit partner', open: 'gutschein guthaben', surge: 'auszahlungen gestoppt' },
  es: { closing: 'cuenta conjunta con mi pareja', open: 'saldo tarjeta regalo', surge: 'retiros en pausa' },
  fr: { closing: 'compte joint avec conjoint', open: 'solde carte cadeau', surge: 'retraits suspendus' },
  it: { closing: 'conto cointestato partner', open: 'saldo carta regalo', surge: 'prelievi sospesi' },
  nl: { closing: 'gezamenlijke rekening partner', open: 'cadeaubon saldo', surge: 'opnames gepauzeerd' },
  pl: { closing: 'wspólne konto z partnerem', open: 'karta podarunkowa saldo', surge: 'wypłaty wstrzymane' },
  'pt-BR': { closing: 'conta conjunta com parceiro', open: 'saldo cartão presente', surge: 'saques pausados' },
  tr: { closing: 'eşimle ortak hesap', open: 'hediye kartı bakiyesi', surge: 'çekimler durduruldu' },
  ru: { closing: 'совместный счёт с супругом', open: 'подарочная карта баланс', surge: 'вывод приостановлен' },
  uk: { closing: 'спільний рахунок із партнером', open: 'подарункова картка баланс', surge: 'виведення призупинено' },
  ar: { closing: 'حساب مشترك مع زوجتي', open: 'رصيد بطاقة هدية', surge: 'السحب متوقف' },
  ja: { closing: '夫婦の共同口座', open: 'ギフトカードの残高', surge: '出金停止' },
  ko: { closing: '배우자 공동 계좌', open: '기프트 카드 잔액', surge: '출금 중단' },
  'zh-CN': { closing: '与伴侣的联名账户', open: '礼品卡余额', surge: '提现暂停' },
  vi: { closing: 'tài khoản chung với vợ', open: 'số dư thẻ quà tặng', surge: 'tạm dừng rút tiền' },
}

/** The guide that answers it from the day on which its new section is written, and one that is out of date and fails. */
export const NEW_GUIDE = 'account-access/open-an-account'
export const STALE_GUIDE = 'fees-limits/trading-fees'

/** How much of the readers a language has, and how far its clocks are from UTC, in hours. */
export const READERS: Readonly<Record<string, { share: number; offset: number }>> = {
  en: { share: 30, offset: 0 },
  de: { share: 11, offset: 1 },
  es: { share: 11, offset: 1 },
  fr: { share: 8, offset: 1 },
  'pt-BR': { share: 7, offset: -3 },
  tr: { share: 6, offset: 3 },
  ru: { share: 5, offset: 3 },
  it: { share: 4, offset: 1 },
  pl: { share: 4, offset: 1 },
  nl: { share: 3, offset: 1 },
  ja: { share: 3, offset: 9 },
  uk: { share: 2, offset: 2 },
  ko: { share: 2, offset: 9 },
  ar: { share: 2, offset: 4 },
  'zh-CN': { share: 1, offset: 8 },
  vi: { share: 1, offset: 7 },
}
