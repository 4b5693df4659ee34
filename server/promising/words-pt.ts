import type { PromiseWords } from './shape.ts'

const ar =
  'lig|telefon|reembols|credit|entreg|cheg|contact|contat|inform|avis|confirm|explic|comunic|notific|arranj|repar|solucion|consert|troc|envi|mand|reenvi|despach|verific|analis|trat|cancel|ativ|atualiz|investig|agend|public|anul|pass|ajud|encaminh|prepar|corrig|regulariz|pag|acompanh|compens|retorn|volt|substitu|deix|adiant|desbloque|liber|fal|apag|process|reserv|complet|marc|cheg|coloc|apur|libert|busc|recolh|conclu|cuid|estorn|depos|deposit'
const er = 'respond|devolv|resolv|receb|escrev|faz|atend|receber|dev|recolh|t|sab|ressarc'
const ir = 'substitu|corrig|transmit|sa|cumpr|reembols|conclu|expeci|reagir|restitu|consegu|exped|repet|ped'
const infinitive = `(?:(?:${ar})ar|(?:${er})er|(?:${ir})ir|dar|dizer|por|sair|ter|estar|ficar|entrar)(?:-(?:lhe|lo|la|te|se|lhes|vos|los|las))?`
const future = `(?:${ar})ar(?:emos|ei|as|a|ao)|(?:${er})er(?:emos|ei|as|a|ao)(?! (?:de|que) )|(?:${ir})ir(?:emos|ei|as|a|ao)|far(?:emos|ei|a|ao)|dir(?:emos|ei)|dar(?:emos|ei|a|ao)|ir(?:emos|ei|a|ao) [a-z]+r|entrar(?:emos|ei|a) em|tr(?:aremos)|(?:${ar})a-(?:lhe|lo|la|te)-?(?:emos|ei|a)|(?:ligar|enviar|contactar|devolver|responder|reembolsar|entregar|dar|informar)-?(?:lhe|te|lo|vos)-?(?:emos|ei|a)|(?:envia|manda|devolve|resolve|entrega)-lo-emos`
const todo = `(?:ser|estar|ficar)(?:a|ao) (?:entregue|enviad|reembolsad|resolvid|pront|disponivel|reparad|arranjad|concluid|creditad|trocad|corrigid|em sua|na sua|em casa|ativ|tratad|cancelad|feit|devolvid|estornad|liberad|a funcionar|funcionando|depositad|solucionad|normalizad|desbloquead|corrigid|restabelecid|instalad)[a-z]*`
const clitic = `(?:(?:te|lhe|lhes|vos|o|a|os|as|se|me|nos) ){0,2}`

/** Futures that are about us, and what only sounds like one. */
const none = '(?:qu|esp|v|s|est|abr|fech|pod|hav|dev|consid)(?:er|ir|ar)(?:emos|ei)'

export const portuguese: PromiseWords = {
  willed: `${clitic}(?:${future}|(?!${none})[a-z]{3,14}(?:ar|er|ir)(?:emos|ei)|${todo}|(?:vou|vamos) (?!ver|ser|estar|abrir|fechar|ter|poder|precisar|quer|(?:te|lhe|lhes|vos|o|a|se) )[a-z]{1,14}r(?:-(?:lhe|lo|la|te|se|lhes|vos|los|las))?(?![a-z])|(?:vou|vamos|vai|vao) [a-z]{3,12}-(?:lo|la|los|las)|(?:vou|vamos|vai|vao) (?:(?:te|lhe|lhes|vos|o|a|se) )?${infinitive}|vera(?:s|o)? (?:o|a) [a-z]+|prometo|prometemos|comprometemo-nos)`,
  present: `(?:(?:te|lhe|lhes|vos) (?:(?:${ar})(?:amos|o)|(?:${er})(?:emos|o)|(?:${ir})(?:imos|o))|(?:o|a|os|as) (?:(?:${ar})amos|(?:${er})emos|(?:${ir})imos)|(?:(?:${ar})(?:amos|o)|(?:${er})(?:emos|o)|(?:${ir})(?:imos|o)|damos|dou|digo|dizemos)-(?:lhe|te|vos|lhes|o|a|lo|la)|(?:ligamo|enviamo|devolvemo|respondemo|contactamo|entregamo|reembolsamo)-(?:lo|la|lhe|te)s?|chega|chegam|recebe|recebes|recebem|(?:liga|responde|envia|telefona|contacta|devolve|entrega)-(?:lhe|te|vos)|(?:entrega|chegada) prevista|sai|entro em contac?to|entramos em contac?to|(?:o tecnico|a tecnica|o estafeta|a transportadora) (?:vai|passa|liga)|vai ter|tem (?=o|a|resposta))`,
  presentOnDay: `(?:resolvemos|enviamos|mandamos|tratamos|ligamos|respondemos|entregamos|falamos|arranjamos|verificamos|envio|mando|ligo|resolvo|confirmamos|avisamos|reembolsamos|devolvemos)`,
  denied:
    /(?<![a-z])(?:quando|assim que|logo que|depois que|ate que)(?: (?:te|lhe|lhes|vos|o|a|se|nos))* ?$|(?<![a-z])(?:nao|nunca|jamais|nem|sem)(?: (?:te|lhe|lhes|vos|o|a|se|nos))* ?$/,
  unmeant:
    /(?<![a-z])(?:envie|mande|escreva|diga|indique|contacte|partilhe|confirme|ligue|responda)(?:m|-nos|-me| para| por| o| a| os| as| um| uma)(?![a-z])[^.]{1,160} e (?!-)|(?<![a-z])(?:se (?!resolv|processa)|(?<!(?:seu|teu|meu|este|esse|o|do|no|ao) )caso|a menos que|desde que|sempre|normalmente|geralmente|habitualmente|em geral|costuma|costumam|costumamos|ontem|anteontem|(?:segunda|terca|quarta|quinta|sexta|sabado|domingo|semana|mes)(?:-feira)? passad[oa]|ha (?:um|uma|dois|duas|tres|\d|pouco)|(?:disse|disseram|dissemos|dizia|prometeram|prometemos que|garantiram)[a-z]*|(?:diz|dizes|refere|comenta|mencionou|mencionas) que|talvez|pode ser que|se calhar|tomara|quem sabe|mas (?:ninguem|nao))(?![a-z])/,
  soon: /(?<![a-z])(?:em breve|brevemente|assim que|logo que|o mais (?:rapido|breve|rapidamente) possivel|ja ja|daqui a pouco|quanto antes|imediatamente|de imediato|o quanto antes|logo|quando (?:tivermos|soubermos))(?![a-z])/,
  kinds: [
    ['call', /(?<![a-z])lig(?:a|o|amos|ar|arem|amo)|telefon|ligacao|chamada/],
    ['refund', /reembols|devolv|devolu|credit|estorn|ressarc|restitu|seu dinheiro|deposit|(?<![a-z])pag(?:a|u|o)/],
    ['send', /envi|mand|despach|remet|exped|encaminh|(?<![a-z])(?:sai|saira|sair)(?![a-z])/],
    [
      'answer',
      /respond|respost|escrev|contac?t|inform|avis|confirm|explic|comunic|notific|dir(?:emos|ei)|digo|dizemos|noticias|retorn|novidades|mensagem|e-?mail|fal(?:amos|ar|o|are)(?! com (?:a|o|os|as) )|mante-l|a par|sabe/,
    ],
    [
      'repair',
      /arranj|repar|solucion|resolv|consert|corrig|troc|substitu|tecnico|a funcionar|funcionando|normaliz|desbloque/,
    ],
    ['deliver', /entreg|cheg|receb|(?<![a-z])(?:tera|teras|ter|tem)(?![a-z])|em casa|na sua casa|recolh/],
  ],
}
