/** What the cards say in words. */
type Words = { tells: string; data: string; limits: string }

const own = 'the lines written for this project (`training/lines`, `words`, `languages.tsv`)'
const brighter = 'BRIGHTER emotions (S. H. Muhammad and others 2025, CC BY 4.0) in es, en and pt'

export const cardWords: Record<string, Words> = {
  language: {
    tells: 'Tells es, en, fr, pt, ca, gl, eu, it and de, or that it does not know.',
    data: `sentences of the tests of Lingua (P. M. Stahl, Apache-2.0), and ${own}.`,
    limits:
      'A word or two may be of several languages. Where two are mixed it names the one with more letters. Galician and Portuguese, Catalan and Spanish are taken for each other in short texts.',
  },
  sentiment: {
    tells:
      'Tells how whoever writes feels about what they write of, from −1 to 1: the score is the mean of what people said of texts that read alike.',
    data: `${own}, and ${brighter}, where only bad feelings, only joy or none were felt.`,
    limits:
      'It reads words, not situations: a fault told flatly, praise of somebody else and news are taken for each other. Irony is marked as doubt, not turned round. Of texts in other languages only pictures and borrowed words count.',
  },
  emotion: {
    tells: 'Tells the strongest of six emotions, or none. Worry is fear, disappointment sadness, gratitude joy.',
    data: `${own}, and ${brighter}.`,
    limits:
      'Anger and sadness lie close together in complaints; disgust and surprise are rare and often missed. It is only ever asked about customers.',
  },
  urgency: {
    tells: 'Tells what waiting costs: 0 needs no answer, 1 within a day, 2 today, 3 now.',
    data: `${own}.`,
    limits:
      'There is no public set to compare with. What is urgent by circumstance that the text does not say is not seen.',
  },
  kind: {
    tells: 'Tells complaint or fault, question, request, praise, courtesy, other.',
    data: `${own}.`,
    limits: 'A fault asked about politely may be taken for a question, and a request within a complaint for either.',
  },
  subject: {
    tells: 'Tells which of fifty subjects it is about, where the brand has no words of its own yet.',
    data: `${own}.`,
    limits:
      'One subject for a text that may have several; neighbours (late and order-status, payment and invoice) are taken for each other.',
  },
  toxicity: {
    tells: 'Tells how likely insults, threats or hate are aimed at somebody. Oaths about a thing are none.',
    data: `${own}; as what people write every day, messages of Twitter Customer Care (IBM, Apache-2.0) and of Bitext customer support (CDLA-Sharing 1.0).`,
    limits:
      'Contempt without an insult is missed; friendly rudeness and quoted insults may be flagged. It decides nothing about anybody: a person does.',
  },
  irony: {
    tells: 'Tells how likely the contrary of what is said is meant: then the feeling is shown as doubt.',
    data: `${own}.`,
    limits: 'Most irony needs the situation and is not seen.',
  },
}
