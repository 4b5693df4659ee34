/** What a text says beside its words, as models read it and as people correct it. */

/** `unknown`: too little, mixed beyond deciding, another language or no words at all. */
export const languagesRead = ['es', 'en', 'fr', 'pt', 'ca', 'gl', 'eu', 'it', 'de', 'unknown'] as const
export const emotionsRead = ['none', 'anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'] as const
export const kindsRead = ['complaint', 'question', 'request', 'praise', 'courtesy', 'other'] as const
/** What it is about, where the brand has no word of its own for it. */
export const subjectsRead = [
  ...['order-status', 'late', 'lost', 'damaged', 'wrong-item', 'missing-item', 'return', 'exchange', 'refund'],
  ...['cancel', 'payment', 'double-charge', 'invoice', 'price', 'promotion', 'availability', 'product-info', 'size'],
  ...['warranty', 'repair', 'app-fault', 'login', 'account-data', 'subscription', 'contract', 'switch', 'coverage'],
  ...['outage', 'installation', 'appointment', 'booking', 'change-booking', 'disruption', 'baggage', 'hours', 'place'],
  ...['access', 'staff', 'waiting', 'cleanliness', 'food', 'allergen', 'privacy', 'fraud', 'safety', 'unanswered'],
  ...['feedback', 'job', 'press', 'thanks', 'greeting', 'other'],
] as const

export type LanguageRead = (typeof languagesRead)[number]
export type EmotionRead = (typeof emotionsRead)[number]
export type KindRead = (typeof kindsRead)[number]
export type SubjectRead = (typeof subjectsRead)[number]
/** What waiting costs: 0 needs no answer, 1 within a day, 2 today, 3 now. */
export type UrgencyRead = 0 | 1 | 2 | 3

/** What a message of a customer says. Likelihoods are from 0 to 1, rounded to hundredths. */
export type Reading = {
  language: LanguageRead
  /** From −1 (furious) to 1 (delighted), calibrated: the mean of what people say of texts that read like this. */
  sentiment: number
  /** What is said may not be what is meant, or the model hardly knows: shown as doubt, never counted as a feeling. */
  isUnsure: boolean
  emotion: EmotionRead
  urgency: UrgencyRead
  kind: KindRead
  subject: SubjectRead
  /** How likely insults, threats or hate are aimed at somebody. */
  toxicity: number
  /** How likely the contrary of what is said is meant. */
  irony: number
}
