/** Numbers that clients are right to name: what stands before one says that it is no code and no password. */

/** Whole words. */
const WORDS =
  'id|tx|txid|ref|zip|bic|tax|cap|cep|cpf|cnpj|plz|blz|case|hash|user|price|status|fall|zaak|caso|orden|ordem|ordre|ordine|emir|lệnh|lỗi|бик|инн'
/** Beginnings of words: compounds and endings follow. */
const STEMS = [
  'order|ticket|request|reference|invoice|account|customer|client|transaction|transfer|error|post|country|bank|sort code|branch|swift|promo|referral|coupon|reason|amount|number|nummer',
  'auftrag|bestell|vorgang|rechnung|konto|kunde|transaktion|überweisung|fehler|postleitzahl|steuer|betrag|referenz|verwendungszweck|rabatt|gutschein',
  'pedido|referencia|factura|cuenta|cliente|usuario|transacci|transferencia|banco|fiscal|importe|número|numero',
  'commande|dossier|référence|facture|compte|virement|erreur|banque|montant|numéro',
  'pratica|riferimento|fattura|conto|utente|transazion|bonifico|errore|banca|importo|sconto',
  'referentie|factuur|rekening|klant|transactie|overboeking|fout|bedrag',
  'zamówieni|zlecen|spraw(?!d)|faktur|klient|transakcj|przelew|błęd|błąd|poczt|kwot|numer',
  'referência|fatura|conta|transaç|transferência|erro|agência|valor',
  'sipariş|siparis|dosya|referans|hesap|müşteri|işlem|havale|hata|tutar|numara|vergi',
  'заказ|ордер|обращени|заявк|сч[её]т|клиент|транзакци|перевод|ошибк|индекс|почтов|банк|сумм|номер|промокод',
  'замовлен|звернен|рахун|клієнт|транзакці|переказ|помилк|індекс|пошт|сум',
  'đơn|yêu cầu|tài khoản|khách hàng|giao dịch|chuyển khoản|bưu chính|ngân hàng|số tiền|điện thoại',
].join('|')
/** Where words are not told apart by spaces, or have their article in front. */
const ANYWHERE = [
  'طلب|تذكرة|الأمر|فاتورة|حساب|العميل|عميل|معاملة|حوالة|خطأ|البريدي|بنك|المبلغ|رقم(?! السري)',
  '注文|問い合わせ|受付|請求|口座|お客様|顧客|トランザクション|取引|振込|エラー|郵便|銀行|支店|金額|電話',
  '주문|문의|접수|계좌|고객|트랜잭션|거래|송금|오류|에러|우편|은행|금액|전화',
  '订单|工单|单号|账户|账号|客户|交易|转账|错误|邮政|邮编|银行|金额|电话|编号|手机',
].join('|')

const NAMED = new RegExp(`(?<!\\p{L})(?:(?:${WORDS})(?!\\p{L})|(?:${STEMS}))|${ANYWHERE}`, 'iu')

/** @example namesNumber('Fehlercode') // => true */
export function namesNumber(words: string): boolean {
  return NAMED.test(words)
}
