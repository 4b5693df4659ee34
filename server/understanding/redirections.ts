import { type Country, fold, type Folded, phonesIn, spanOf } from '#personal'

export type RedirectionKind = 'phone' | 'mail' | 'form' | 'place' | 'elsewhere'

/** From `from` to before `to`, in UTF-16 units of the text. */
export type Redirection = { kind: RedirectionKind; from: number; to: number }

export type RedirectionHints = {
  /** Numbers at which the brand says it can be reached: naming one is sending somebody there. */
  published?: readonly string[]
  countries?: readonly Country[]
}

// Within the platform in private is no other place: that is where personal data belong.
const notInPrivate = `(?!.{0,30}(?<![a-z])(?:privad[oa]s?|privat[eo]|priv[ée]|prive|dms?|mds?|mps?|direct|directo|direta|direct messages?|inbox|(?:por aqui|here|aqui|ici)(?! ?[:;]? ?https?:))(?![a-z]))`
const desks = `(?:atencion al|servicio (?:de|al)|soporte|departamento|equipo|oficina|tienda|central|sede|banco|transportista|mensajeria|repartidor|fabricante|proveedor|call ?center|linea|centralita)`

/** By what somebody is sent elsewhere, as it is written in folded lower case. */
const patterns: readonly [RedirectionKind, RegExp][] = [
  // Spanish
  [
    'phone',
    /(?<![a-z])(?<!(?:te|le|os|les|nos|se|me|lo|la|que) )(?:llam(?:e|a|en|ad)|telefone[ea]|marque|marca)(?:nos)? (?:gratis |sin coste )?(?:al(?![a-z])(?: (?:numero|telefono))*(?: ?\+?\d[\d .-]{0,16}\d)?|a (?=nuestr|el |tu |su |atencion al|(?:la|esta) (?:tienda|central|oficina|linea|sucursal)|los telefonos|\+?\d)|por telefono(?![a-z]))(?! atencion (?:que|el|lo)|la atencion)/,
  ],
  ['phone', /(?<![a-z])(?:llame|llama|llamen|llamad)nos(?![a-z])/],
  [
    'phone',
    /(?<![a-z])(?:(?:puede|puedes|pueden|podeis|debe|debes|deben|deberia|deberias|tiene que|tienes que|tendra que|tendras que|hay que|recomendamos|aconsejamos) (?:usted )?(?:tambien )?llamar(?:nos)?|llamando (?:al|a nuestro|a la|a))(?![a-z])/,
  ],
  ['phone', /(?<![a-z])(?:por telefono|via telefonica|telefonicamente)(?= (?:en el|al|con|a traves|llam))/],
  [
    'phone',
    /(?<![a-z])(?:en|a traves de|mediante) (?:el|nuestro|este) (?:numero de )?telefono(?![a-z])(?= *(?:gratuito|de|\+?\d|:|,|\.|$|\n))/,
  ],
  [
    'elsewhere',
    /(?:has|ha|han|habeis) (?:ya )?(?:contactado|llamado|hablado|escrito|probado a llamar|intentado llamar|intentado contactar)(?: ya)? (?:con|a|al|por)(?![a-z])(?! (?:nosotros por )?(?:privado|dm|aqui|mensaje))/,
  ],
  [
    'elsewhere',
    new RegExp(
      `(?<![a-z])(?:pongase|ponte|ponganse|poneos) en contacto (?:con|a traves|mediante|por|en)(?![a-z])${notInPrivate}`,
    ),
  ],
  [
    'elsewhere',
    new RegExp(
      `(?<![a-z])(?<!(?:te|le|os|les|nos|se|me) )(?:contact[ea]n?|contactad|contactar|dirigirse|dirijase|dirigete|dirijanse|dirigios)(?:nos)? (?:con|a|al|directamente|a traves|por|en|mediante) ?(?=(?:directamente )?(?:con |a )?(?:el |la |los |las |tu |su |nuestro |nuestra |nuestros )?${desks}|nosotros (?:en|por|a traves|mediante)|traves de|el |\\+?\\d|telefono|correo|e-?mail|whatsapp|formulario)${notInPrivate}`,
    ),
  ],
  [
    'place',
    /(?<![a-z])(?:acuda|acude|acudan|acudid|acerquese|acercate|acercaos|pase|pasate|pasese|visite|visita|dirijase|dirigete) (?:por |a |en )?(?:la |tu |su |una |nuestra |cualquier |cualquiera de nuestras |alguna de nuestras )?(?:tienda|oficina|sucursal|comisaria|delegacion|tiendas|oficinas)(?![a-z])(?! online| web)/,
  ],
  [
    'mail',
    /(?<![a-z])(?<!(?:te|le|os|les|nos|se|me|lo|la) )(?:escrib(?:a|e|an|id)(?:nos)?|envi(?:e|a|en|ad)(?:nos|noslo|nosla|lo|la)?|mand(?:e|a|en|ad)(?:nos|noslo|nosla|lo|la)?|remita|remite(?:nos)?)(?! aqui)(?: [a-z,]+){0,6}? (?:un|una|por|al|a nuestro|a este|a la direccion de|con un) (?:correo|e-?mail|mail|buzon)(?![a-z])/,
  ],
  [
    'mail',
    /(?<![a-z])(?<!(?:te|le|os|les|nos|se|me|lo|la) )(?:escrib(?:a|e|an|id)(?:nos)?|envi(?:e|a|en|ad)nos(?: [a-z]+){0,5}?) a [\w.+%-]{1,64}@/,
  ],
  [
    'mail',
    /(?<![a-z])(?:a traves del|mediante el|por|al) (?:correo|correo electronico|e-?mail)(?: de)?:? [\w.+%-]{1,64}@/,
  ],
  [
    'form',
    /(?<![a-z])(?:rellen(?:a|e|ar|ad|en)|cumplimenta(?:r|d)?|cumplimente|complet(?:a|e|ar|ad)|utilic(?:e|a)|utiliza|usa|use)(?: (?:el|este|nuestro|un|siguiente|su|tu))* formulario(?![a-z])/,
  ],
  [
    'form',
    /(?<![a-z])(?:a traves|por medio|mediante|en) (?:de |del |el |este |nuestro |siguiente |un )*(?:formulario|area de contacto)(?![a-z])/,
  ],
  [
    'elsewhere',
    /(?<![a-z])(?<!(?:te|le|os|les|nos|se|me) )(?:escrib(?:a|e|an|id)nos|contact(?:a|e|en|ad)|habl(?:a|e)|abr(?:e|a|ir)) (?:con nosotros |un chat )?(?:por|a traves de|en|via) (?:el |nuestro )?(?:whatsapp|chat|telegram|twitter|facebook|instagram|la web|nuestra web)(?![a-z])/,
  ],
  // English
  [
    'phone',
    /(?<![a-z])(?<!(?:we|we'll|we’ll|will|i|i'll|i’ll|they|who|he|she|to not|not|don't|don’t|t to|need to|have to wait to) )(?:please |just |kindly |or |can |could |should |must |may )?(?:call|phone|ring|telephone|dial) (?:us|our|the (?:[a-z]+ ){0,3}(?:number|help ?line|store|shop|bank|courier|team|line|desk|cent(?:re|er)|department)|your (?:bank|local|nearest)|customer|support|on|\+?\(?\d)(?![a-z])(?! (?:it|back|out))/,
  ],
  ['phone', /(?<![a-z])give (?:us|our [a-z ]{2,30}|them|the [a-z ]{2,30}) a (?:call|ring|bell|buzz)(?![a-z])/],
  [
    'phone',
    /(?<![a-z])(?:speak|talk) (?:to|with) (?:us|our|someone|an? (?:agent|advisor|representative|specialist))[^.!?\n]{0,40}? (?:on|at|by phone|over the phone)(?: the number)? ?(?=\+?\(?\d|:|by|over)/,
  ],
  ['phone', /(?<![a-z])(?:over the|by|via) (?:tele)?phone(?: line)?(?= (?:on|at|with|:|\+?\(?\d))/],
  [
    'elsewhere',
    /(?<![a-z])(?:have you|did you|did you already|have you already|have u) (?:tried (?:to )?)?(?:contact(?:ed|ing)?|call(?:ed|ing)?|spoken|speak|phoned|phoning|ring|rung|email(?:ed|ing)?|reached out|reach out|reaching out|written|visited|checked with|gotten in touch|got in touch)(?: out)?(?: (?:to|with))?(?= (?:us at|us on|us by phone|our|the|your|customer|support|anyone|them|a |\+?\d))(?! (?:the |our )?[^.?!\n]{0,20}(?:dm|direct message|private))/,
  ],
  [
    'elsewhere',
    new RegExp(
      `(?<![a-z])(?<!(?:we|we'll|will|i|they|could|can i|can we|to) )(?:please |kindly |you can |you could |you should |you'll need to |you will need to |you need to |you'd need to |you may |do )?(?:contact|reach out to|reach|get in touch with|speak to|speak with|check with|reach out) (?:directly )?(?:us (?:at|on|via|by|through|directly at)|our |the [a-z ]{2,30}(?:team|department|support|store|bank|courier|seller)|customer (?:service|support|care|relations)|your (?:bank|local|nearest|card|carrier|provider)|support(?![a-z])|(?:apple|google|microsoft|amazon|hulu) support)${notInPrivate}`,
    ),
  ],
  [
    'elsewhere',
    /(?<![a-z])(?:contact|reach|reach out to) us(?: (?:here|at|on|via|by|using|through|directly|phone|chat|or|and|so|we|can|help|this|link)|[ /,]){0,8}[:;,]? ?(?=https?:)(?![^\n]{0,80}(?<![a-z])(?:dm|direct message)(?![a-z]))/,
  ],
  [
    'mail',
    /(?<![a-z])(?<!(?:we|we'll|will|i) )(?:please |kindly |can you |could you |you can |feel free to )?(?:e-?mail|write)(?: to)? (?:us|our [a-z ]{2,30}|them|me)? ?(?:at|to|on)? ?[\w.+%-]{1,64}@/,
  ],
  [
    'mail',
    /(?<![a-z])(?<!(?:we'll|will|we|we can|i can) )(?:send|drop|shoot) (?:us |me |our [a-z ]{2,20} )?(?:an? )?e-?mail(?![a-z])/,
  ],
  ['mail', /(?<![a-z])(?<!(?:we'll|will|we|i) )(?:please |kindly |you can |can you )?e-?mail (?:us|our)(?![a-z])/],
  [
    'form',
    /(?<![a-z])(?:fill(?:ing)?|complet(?:e|ing)) (?:in |out |up )?(?:the|this|our|an?|that) (?:[a-z]+ ){0,3}form(?![a-z])|(?<![a-z])submit(?:ting)? (?:the|this|our|an?|your) (?:[a-z]+ ){0,3}(?:form|request|ticket|complaint|claim) (?:at|on|here|via|through|:)/,
  ],
  [
    'form',
    /(?<![a-z])(?:via|through|using|on) (?:our|the|this) (?:online |web |website )?(?:contact|web|online|feedback|complaints?|claims?|support)? ?form(?![a-z])/,
  ],
  [
    'place',
    /(?<![a-z])(?<!(?:we|did you|you|they) )(?:please |you can |you could )?(?:visit|pop into|pop in to|go to|stop by|drop by) (?:your|our|a|the|any) (?:local |nearest |closest )?(?:stores?|branch|shop|office|police station)(?![a-z])/,
  ],
  [
    'elsewhere',
    /(?<![a-z])(?:chat|message|talk|connect|speak|write)(?: to| with)? us (?:on|via|through|over|at) (?:the |our )?(?:whatsapp|live chat|chat|facebook|messenger|telegram|twitter|instagram|phone|website|app)(?![a-z])/,
  ],
  // French
  [
    'phone',
    /(?<![a-z])(?:appelez|telephonez|contactez|joignez)(?:-nous)? (?:gratuitement )?(?:le|au|notre|nos) ?(?=\d|service|numero|standard|equipe|conseiller|hotline)/,
  ],
  ['elsewhere', /(?<![a-z])(?:avez[- ]vous|as[- ]tu) (?:deja )?(?:contacte|appele|ecrit|joint)(?![a-z])/],
  ['form', /(?<![a-z])(?:remplissez|remplir|completez|via|utilisez) (?:le|ce|notre) formulaire(?![a-z])/],
  ['mail', /(?<![a-z])(?:ecrivez|envoyez)(?:-nous)? (?:a|un|par) (?:e-?mail|courriel|mail|[\w.+%-]{1,64}@)/],
  // Portuguese
  ['phone', /(?<![a-z])(?:ligue|telefone|liguem)(?:-nos)? (?:para|ao|a)(?![a-z])/],
  [
    'elsewhere',
    new RegExp(`(?<![a-z])(?:entre|entrar) em contac?to (?:com|pelo|atraves|conosco pelo)(?![a-z])${notInPrivate}`),
  ],
  ['elsewhere', /(?<![a-z])(?:ja )?(?:contactou|contatou|ligou|entrou em contac?to)(?= (?:o|a|com|para|ao) )/],
  ['form', /(?<![a-z])(?:preencha|preencher|atraves do|pelo) (?:o |este |nosso )?formulario(?![a-z])/],
  ['mail', /(?<![a-z])(?:envie|mande|escreva)(?:-nos)? (?:um |para o |por )?(?:e-?mail|correio)(?![a-z])/],
]

/** Addresses of pages that ask for everything anew, or ring somebody; not those that tell (articles, tracking, maps). */
const forms =
  /(?:https?:\/\/|www\.|(?<![\w.@]))(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}\/(?:[^\s<>"?#]{0,300}\/)?(?:contact(?:o|a|e|ar|ez|-us|us|anos|enos|-form)?|contactanos|formulario\w*|form|forms|complaints?|reclamacion(?:es)?|requests\/new|new-request|webform\w*)(?=[/?#\s<>".,;:)]|$)[^\s<>"]{0,300}|https?:\/\/(?:forms\.gle|docs\.google\.com\/forms|[\w-]+\.typeform\.com|wa\.me|api\.whatsapp\.com|t\.me|m\.me)\/[^\s<>"]{1,300}|(?<![a-z])(?:tel|mailto):[^\s<>"]{3,100}/g

// Where nobody has to, and what somebody else said.
const notNeeded =
  /(?<![a-z])(?:no|don['’]t|do not|never|nunca) ?$|(?<![a-z])(?:no (?:hace falta|tienes? que|tiene que|es necesario|hay que|necesitas?|hay necesidad de)|sin (?:necesidad de|tener que)|en (?:lugar|vez) de|si (?:ya )?(?:has|ha)|cuando|despues de|tras|no need to|(?:do not|don't|don’t|won't|won’t) (?:need to|have to)|without|instead of|rather than|thanks for|thank you for|after you|when you|pas besoin d'|sans)(?: [a-z]+){0,2} ?$|(?<![a-z])(?:i|we|they|he|she)(?:['’](?:ll|d|ve|re)| will| can| could| would| have| had| may| might| shall| should)?(?: also| then| now| just| always| both)? ?$/
const quotes = /«[^»]{0,2000}»|“[^”]{0,2000}”|"[^"\n]{0,2000}"|^>.{0,2000}$/gm

/**
 * Where a text sends its reader to another place to be served. Following a parcel, reading how something is done or
 * writing on in private is none, nor is what stands in quotes. Pure, and linear in the text's length.
 */
export function redirectionsIn(text: string, hints: RedirectionHints = {}): Redirection[] {
  const folded = fold(text)
  const low = folded.low.replaceAll(quotes, quote => '\u0000'.repeat(quote.length))
  const found: Redirection[] = []
  for (const [kind, { source }] of patterns)
    for (const { index, 0: words } of low.matchAll(patternOf(source)))
      if (!notNeeded.test(low.slice(Math.max(0, index - 40), index)))
        found.push({ kind, from: index, to: index + words.length })
  for (const { index, 0: page } of low.matchAll(forms))
    found.push({ kind: 'form', from: index, to: index + page.length })
  for (const { from, to } of numbersOfOurs({ ...folded, low }, hints)) found.push({ kind: 'phone', from, to })
  return joined(found).map(({ kind, from, to }) => ({ kind, ...spanOf(folded, from, to) }))
}

/** In order; what overlaps is one, of the kind that came first. */
function joined(found: readonly Redirection[]): Redirection[] {
  const apart: Redirection[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else apart.push({ ...one })
  }
  return apart
}

const cache = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  const known = cache.get(source)
  if (known) return known
  const made = new RegExp(source, 'g')
  cache.set(source, made)
  return made
}

/** A number of a service, or one of the brand's own; a person's number may be asked about. */
function numbersOfOurs(folded: Folded, { published = [], countries }: RedirectionHints) {
  const own = new Set(published.map(line => line.replaceAll(/\D/g, '').slice(-9)).filter(({ length }) => length >= 7))
  return phonesIn(folded, countries).filter(({ digits, isOfService }) => isOfService || own.has(digits.slice(-9)))
}
