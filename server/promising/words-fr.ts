import type { PromiseWords } from './shape.ts'

/** Of verbs in -rer the present ends as the future of others does. */
const now =
  '(?:livr|offr|ouvr|couvr|montr|entr|prepar|repar|assur|esper|ador|retir|declar|consider|rencontr|enregistr|recuper|tir|honor|explor|amelior|integr|rest|pr|gar)(?:ons|ez|a|ai)'
const about =
  '(?:ser|pourr|devr|voudr|faudr|ouvrir|fermer|verr|trouver|suffir|couter|saur|aimer|pleuvr|neiger)(?:ons|ez|ai|a|ont|as)'
const future = `(?!${now}(?![a-z])|${about}(?![a-z]))[a-z]{2,14}r(?:ons|ai|a|ont|ez|as)(?! (?:besoin|a (?:signer|payer|faire)))`
const infinitive = `(?:[a-z]{3,12}er|appeler|rappeler|envoyer|renvoyer|repondre|ecrire|revenir|tenir|resoudre|recevoir|avoir|remettre|rendre|faire|dire|prendre|mettre|transmettre|reparer|sortir|partir|fournir|regler|retablir|verifier)`
const todo = `(?:ser(?:a|ont|ez|as)) (?:livre|rembourse|contacte|rappele|recontacte|informe|prevenu|expedie|envoye|repare|resolu|regle|traite|corrige|effectue|credite|change|remplace|chez|pret|disponible|retabli|en ligne|annule|verse|debloque|fait|operationnel)[a-z]*`

const clitics = `(?:(?:vous|te|le|la|les|lui|y|en|nous|me) ){0,3}(?:[lt]')?`
const subject = `(?:(?:nous|je|on|vous|tu|ils?|elles?) ${clitics}|j'|(?:(?:votre|vos|le|la|les|notre|nos|un|une|ton|ta|ma|mon) |l')[a-z'-]{2,}(?: [a-z'-]+){0,3} ${clitics})`

export const french: PromiseWords = {
  willed: `(?:${subject}(?:${future})(?![a-z])|vous verrez|${todo}|(?:allons|vais|va|allez|vas|vont)(?: (?:vous|te|le|la|les|lui|l'|y|en|nous|me)){0,3} ?${infinitive}|(?:nous nous engageons|je m'engage|promis|(?:on|nous|je) vous (?:tient|tenons|tiens) (?:au courant|informe)[a-z]*))`,
  present: `(?:${subject}(?:rappel(?:ons|le|lent)|appel(?:ons|le|lent)|rembours(?:ons|e)|livr(?:ons|e)|envo(?:yons|ie)|renvo(?:yons|ie)|repond(?:ons|s)?|ecri(?:vons|s|t)|recontact(?:ons|e)|contact(?:ons|e)|repar(?:ons|e)|regl(?:ons|e)|expedi(?:ons|e)|reven(?:ons)|reviens|revient|tien(?:s|t)|tenons|confirm(?:ons|e)|inform(?:ons|e)|arriv(?:e|ent)|part|pars|passe|passons|remets|remettons|relance|relancons|transmets|transmettons|dis|dit|disons|paie|payons|remplac(?:e|eons)|chang(?:e|eons)|recev(?:ez)|fais(?:ons)?|fait|verifi(?:ons|e)|regard(?:ons|e)|occup(?:ons|e))(?![a-z])|vous (?:recevez|l'avez|avez)|(?:livraison|arrivee|intervention|reception) prevue)`,
  denied:
    /(?<![a-z])(?:des que|quand|lorsque|une fois que|avant que) ?$|(?<![a-z])(?:ne|jamais|pas)(?: [a-z']+){0,2} ?$|(?<![a-z])n'[a-z]* ?$/,
  unmeant:
    /(?<![a-z])(?:envoyez|ecrivez|contactez|indiquez|donnez|transmettez|communiquez|precisez|dites|faites|confirmez|appelez)(?:-| )?(?:nous|moi|le|la|les)[^.]{1,160} et (?:nous|on|je)(?![a-z])|(?<![a-z])(?:si|s'il|sauf si|a moins|au cas ou|a condition|toujours|normalement|generalement|d'habitude|en general|habituellement|hier|avant-hier|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|mois) (?:dernier|derniere|passe|passee)|il y a|(?:vous|tu) (?:disiez|dites|avez dit|dis|as dit|indiquez|mentionnez|ecrivez)|(?:on|ils) (?:vous|nous|m'|t') ?(?:a|ont) (?:dit|promis)|peut-etre|pas sur|esperons|(?:ne|n')[a-z' ]{1,40} (?:pas|plus|jamais)|mais (?:pas de reponse|vous n'))(?![a-z])/,
  soon: /(?<![a-z])(?:bientot|rapidement|au plus vite|des que|dans les (?:plus brefs delais|meilleurs delais)|tout de suite|prochainement|sans tarder|au plus tot|d'ici peu|tres vite|immediatement|dans un instant|sous peu|quand (?:nous|on))/,
  kinds: [
    ['call', /appel(?:l|er|ons|ez|le|$| )|telephon|un appel|coup de fil/],
    ['refund', /rembours|credit|virement|pai(?:e|er)|pay(?:er|ons)|vers(?:er|ement|e)|dedommag|compens|votre argent/],
    [
      'send',
      /envo[iy]|enver|renver|expedi|remet|transmet|transmis|(?<![a-z])(?:part|partir|partira|pars|sort)(?![a-z])/,
    ],
    [
      'answer',
      /repon[ds]|ecri|contact|inform|confirm|expliqu|communiqu|notifi|tenons|tiendr|tien[st]|revien|reven|nouvelles|courrier|mail|message|sms|(?<![a-z])dir(?:ons|ai)|retour|saur/,
    ],
    ['repair', /repar|regl|resou|resol|corrig|remplac|chang|depann|retabli|technicien|debloqu|operationnel/],
    ['deliver', /livr|arriv|recev|recevr|aur(?:ez|as)|avez|chez vous|colis|parvien|rapport|recuper|repass/],
  ],
}
