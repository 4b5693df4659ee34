/**
 * How mail programs announce an earlier mail, in the languages of those who use them. All patterns are asked of single
 * lines of bounded length and have nothing in them that could go back and forth.
 */

/** "On … wrote:", "El … escribió:", "Am … schrieb …:", "Le … a écrit :" */
const verbs =
  /(?<!\p{L})(wrote|writes|escribi[oó]|ha escrito|schrieb|hat geschrieben|a [eé]crit|ha scritto|scrive|escreveu|va escriure|ha escrit|idatzi du|idatzi zuen|escribiu|schreef|heeft geschreven|skrev|skrifaði|kirjoitti|napisał|napisała|napísal|napsal|napsala|a scris|írta|написал|написала|написав|писал|пише|yazdı|şunları yazdı|έγραψε|viết|tarihinde)(?!\p{L})|写道|寫道|のメール|書きました|님이 작성|כתב|كتب/iu

const longestLine = 500

/** Whether this (one line, or two or three joined) says who wrote what follows. */
export const isAttribution = (line: string): boolean =>
  line.length <= longestLine &&
  /[:：]\s*$/.test(line) &&
  verbs.test(line) &&
  // A date or an address stands in it; without, it could be somebody's story ("Then he wrote:").
  (/\d[./:\-\s年,]/.test(line) || line.includes('@'))

/** "-----Original Message-----" and its like: words between dashes or underscores. */
export const isDivider = (line: string): boolean => {
  if (line.length > 120) return false
  const text = line.trim()
  if (/^[_\u2014]{20,}$/.test(text)) return true
  const words = /^[-_\u2014]{2,}\s*([^-_\u2014].*[^-_\u2014])\s*[-_\u2014]{2,}$/.exec(text)?.[1]
  return words !== undefined && dividers.test(words.trim())
}

const dividers =
  /^(original (message|appointment)|forwarded message|reply message|mensaje (original|reenviado)|missatge (original|reenviat)|ursprüngliche nachricht|weitergeleitete nachricht|urspr\. nachricht|message (d'origine|d’origine|original|transf[eé]r[eé])|messaggio (originale|inoltrato)|mensagem (original|encaminhada)|mensaxe orixinal|jatorrizko mezua|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|original(?:t)? meddelelse|opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|eredeti üzenet|mesaj original|исходное сообщение|оригинальное сообщение|пересланное сообщение|orijinal mesaj|原始邮件|原始郵件|转发的邮件|元のメッセージ|転送メッセージ|원본 메시지|αρχικό μήνυμα)$/iu

const fromWord =
  /^[\s*>]*(from|de|von|da|van|från|fra|lähettäjä|od|nadawca|от|від|gönderen|kimden|发件人|寄件者|差出人|보낸 사람|feladó|από|nork)\s*[*]*\s*[:：]/iu
const dateWord =
  /^[\s*>]*(sent|date|enviado( el| em)?|fecha|data|gesendet|datum|envoyé|inviato|enviat|verzonden|skickat|sendt|dato|lähetetty|päiväys|wysłano|odesláno|отправлено|дата|gönderildi|tarih|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜|날짜|elküldve|ημερομηνία|bidalia)\s*[*]*\s*[:：]/iu
const otherWord =
  /^[\s*>]*(to|subject|para|asunto|assunto|an|betreff|à|objet|a|oggetto|aan|onderwerp|till|ämne|til|emne|vastaanottaja|aihe|do|temat|komu|předmět|кому|тема|kime|konu|收件人|主题|收件者|主旨|宛先|件名|받는 사람|제목|címzett|tárgy|προς|θέμα|per a|assumpte|nori|gaia|cc)\s*[*]*\s*[:：]/iu

/** Whether a block of headers begins here, as Outlook writes one above what it quotes: who, when, and to whom or of what. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const head = lines[at]!
  if (head.length > longestLine || !fromWord.test(head)) return false
  const rest = lines.slice(at + 1, at + 8).filter(line => line.length <= longestLine && line.trim() !== '')
  return rest.some(line => dateWord.test(line)) && rest.some(line => otherWord.test(line))
}

/** What telephones and programs put under a mail by themselves. */
export const isBoast = (line: string): boolean =>
  line.length <= 120 &&
  /^\s*(sent from my|sent from (mail|outlook|yahoo)|get outlook for|enviado desde mi|enviado desde (outlook|mail|correo)|obtener outlook para|enviat des d|von meinem|gesendet (von|mit)|envoyé de(puis)? mon|envoyé de mon|obtenez outlook|télécharger outlook|inviato da(l mio)?|enviado do meu|verzonden vanaf|skickat från min|sendt fra min|lähetetty|wysłane z|отправлено с|iphone'?umdan|iPhoneから送信|发自我的|나의 iphone)/iu.test(
    line,
  )
