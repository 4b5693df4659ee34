import { type AcknowledgedLanguage, fillGaps } from '#protocol'

/**
 * What is said where the brand has no words of its own, in each language that is read. They speak of nobody as *tú* or *usted*,
 * so that they go with any brand; `{{opening}}` and `{{deadline}}` stand where any moment may stand.
 */
export const ourTexts: Readonly<Record<AcknowledgedLanguage, string>> = {
  es: 'Gracias por escribir a {{brand}}. Ahora está cerrado: abrimos {{opening}}, y la respuesta llegará como muy tarde {{deadline}}.',
  en: 'Thank you for writing to {{brand}}. We are closed now: we open {{opening}}, and you will have an answer {{deadline}} at the latest.',
  fr: 'Merci d’avoir écrit à {{brand}}. Nous sommes fermés en ce moment : nous ouvrons {{opening}} et la réponse arrivera au plus tard {{deadline}}.',
  pt: 'Obrigado por escrever a {{brand}}. Agora está fechado: abrimos {{opening}} e a resposta chegará o mais tardar {{deadline}}.',
  ca: 'Gràcies per escriure a {{brand}}. Ara està tancat: obrim {{opening}}, i la resposta arribarà com a molt tard {{deadline}}.',
  gl: 'Grazas por escribir a {{brand}}. Agora está pechado: abrimos {{opening}}, e a resposta chegará como moi tarde {{deadline}}.',
  eu: 'Eskerrik asko {{brand}} etxera idazteagatik. Orain itxita dago. Hurrengo irekiera: {{opening}}. Erantzuna iristeko azken unea: {{deadline}}.',
  it: 'Grazie per aver scritto a {{brand}}. Ora siamo chiusi: apriamo {{opening}} e la risposta arriverà al più tardi {{deadline}}.',
  de: 'Danke für die Nachricht an {{brand}}. Im Moment ist geschlossen: Wir öffnen {{opening}}, und die Antwort kommt spätestens {{deadline}}.',
}

/** What a customer reads: the brand's own words of that language, else ours. Pure. */
export const saidOf = (
  texts: Readonly<Partial<Record<AcknowledgedLanguage, string>>>,
  language: AcknowledgedLanguage,
  gaps: Readonly<Record<'opening' | 'deadline' | 'brand', string>>,
): string => fillGaps(texts[language] ?? ourTexts[language], gaps).text
