import type { PromiseWords } from './shape.ts'

const ar =
  'llam|telefone|reembols|abon|ingres|reintegr|compens|descont|entreg|lleg|repart|contest|contact|inform|avis|confirm|explic|comunic|notific|cont|arregl|repar|solucion|subsan|cambi|envi|mand|reenvi|despach|facilit|revis|mir|gestion|tramit|comprob|consult|activ|cancel|actualiz|investig|reserv|public|anul|pas|dej|prepar|tard|adelant|regal|trat|ayud|traslad|escal|acerc|recuper|rectific|regulariz|pag|lanz|termin|complet|visit|recog|habilit|desbloque|instal|busc|procur|reclam|habl|anot|valor|estudi|analiz|acompan'
const er = 'devolv|respond|resolv|repon|reintegr|atend|recog|hac'
const ir = 'escrib|remit|correg|sustitu|transmit|recib|pid|ped'
const irregular =
  'har(?:emos|e|a|an)|dir(?:emos|e|an)|dar(?:emos|e|a|an)|pondr(?:emos|e|a|an)|vendr(?:emos|a|an)|saldr(?:a|an)|(?:man)?tendr(?:emos|e|as|a|eis|an)(?! que)|sabr(?:as|a|eis|an)|ir(?:emos|a|an)|volver(?:emos|e|a|an)|podr(?:as|a|eis)(?= (?:recog|pasar a recog))'
const infinitive = `(?:(?:${ar})ar|(?:${er})er|(?:${ir})ir|dar|decir|poner|salir|tener|volver|ver|estar|quedar)(?:te|le|os|les|lo|la|los|las|se|telo|selo|noslo|nos)?`
const future = `(?:${ar})ar(?:emos|e|as|a|eis|an)|(?:${er})er(?:emos|e|as|a|eis|an)|(?:${ir})ir(?:emos|e|as|a|eis|an)|${irregular}`
const clitic = `(?:(?:te|le|os|les|se|lo|la|los|las|me|nos) ){0,2}`
const todo = `(?:ser|estar|quedar)(?:a|an) (?:ya |todo |listo|lista|resuelt|solucionad|arreglad|reparad|entregad|enviad|abonad|reembolsad|activad|en (?:tu|su|vuestra)|disponible|hech|cambiad|corregid|operativ|restablecid|restaurad|normalizad|funcionando|cancelad|tramitad|ingresad|devuelt)[a-z]*`

/** Futures that are about us, and what only sounds like one. */
const none = '(?:qu|esp|m|v|s|est|abr|cerr|pod|hab|deb|consid|consegu|recup|prep|rep|acl)(?:er|ir|ar)emos'

export const spanish: PromiseWords = {
  willed: `${clitic}(?:${future}|(?!${none})[a-z]{3,12}(?:ar|er|ir)emos|${todo}|(?:voy|vamos) a (?!ver|ser|estar|abrir|cerrar|tener|poder|necesitar|quer)[a-z]{1,12}(?:ar|er|ir)(?:te|le|os|les|lo|la|los|las|se|telo|selo|noslo|nos)?|(?:va|van) a ${infinitive}|(?:me|nos) comprometemos a [a-z]+|y (?:te|le|os) (?:decimos|digo|avisamos|aviso|contamos|cuento|informamos|confirmamos)|prometo|prometemos)`,
  present: `(?:te|le|os|les|se te|se le|se os|se lo|se la|lo|la|los|las)(?: (?:lo|la|los|las))? (?:(?:${ar})(?:amos|o|a|an)|(?:${er})(?:emos|o|e|en)|(?:${ir})(?:imos|o|e|en)|devuelv(?:o|en)|resuelv(?:o|en)|decimos|digo|damos|doy|hacemos|hago|tienes|tiene|teneis|tienen|vemos)|(?:recib(?:es|e|is|en)|llega|llegan|sale|salen)|(?:enviamos|mandamos|devolvemos|abonamos|llamamos|contestamos|respondemos)(?:te|le|os|les|lo|la)|(?:nos ponemos|me pongo) en contacto|(?:entrega|llegada) prevista`,
  presentOnDay: `(?:resolvemos|enviamos|mandamos|arreglamos|solucionamos|hablamos|contestamos|respondemos|entregamos|revisamos|mando|envio|llamo|pasamos)`,
  denied:
    /(?<![a-z])(?:cuando|en cuanto|tan pronto como|una vez(?: que)?|hasta que)(?: (?:te|le|os|les|se|lo|la|los|las|me|nos))* ?$|(?<![a-z])(?:no|nunca|jamas|tampoco|sin|ni)(?: (?:te|le|os|les|se|lo|la|los|las|me|nos))* ?$|(?<![a-z])(?:no (?:creo|pienso|creemos|se si|sabemos|podemos|puedo|prometemos|garantizamos)[^.]{0,30})$/,
  unmeant:
    /(?<![a-z])(?:mand|envi|escrib|d[ai]|pas|indic|facilit|confirm|dej|dig|contact|llam|cuent|respond|comparte|rellen)[a-z]{0,4}nos(?:lo|la|los|las)?(?![a-z])[^.]{1,160} y (?!nos)|(?<![a-z])(?:si|salvo|siempre que|siempre|a menos que|en caso de|normalmente|habitualmente|por lo general|generalmente|suele|suelen|solemos|ayer|anteayer|anoche|pasad[oa] (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|mes|semana)|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|mes|semana) pasad[oa]|hace (?:un|una|dos|tres|\d|poco)|(?:dijist|dijer|dijim|decia|decias|comentab|prometi|prometie|indicab|asegur)[a-z]*(?: [a-z]+)? que|(?:dices|dice|comentas|comenta|indicas|mencionas|cuentas) que|segun (?:dices|comentas|indicas)|quiza|quizas|tal vez|a lo mejor|puede que|ojala|y no (?:contest|cogi|respond|hubo|nos)|pero no (?:contest|cogi|respond|hubo|nos))(?![a-z])/,
  soon: /(?<![a-z])(?:en breve|pronto|cuanto antes|lo antes posible|enseguida|en seguida|ya mismo|ahora mismo|en cuanto|tan pronto|proximamente|en (?:unos|los proximos) (?:minutos|dias)|a la mayor brevedad|en un rato|luego|mas tarde|ahora|ya (?=te|le|os))/,
  kinds: [
    ['call', /devolv[a-z]* la llamada|(?<![a-z])llam|telefon/],
    [
      'refund',
      /reembols|devuelv|devol[uv]|abon|ingres|reintegr|compens|descont|(?:tu|su|el) dinero|en (?:tu|su) cuenta|(?<![a-z])pag[au]/,
    ],
    ['send', /(?<![a-z])(?:re)?envi|mand[aeo]|remit|despach|sald?[er]|facilit/],
    [
      'answer',
      /contest|respond|respuesta|escrib|contact|inform|avis|confirm|dir(?:emos|e)(?![a-z])|decimos|digo|decir|explic|comunic|notific|cont(?:amos|are|ar)|noticias|correo|mensaje|sabr|solucion en/,
    ],
    [
      'repair',
      /arregl|repar|solucion|resuelt|resuelv|resolv|corre[gc]|correg|subsan|cambi|sustitu|tecnico|restablec|restaur|normaliz|funcionando|operativ|desbloque/,
    ],
    ['deliver', /entreg|lleg|repart|recib|ten(?:dr|e|)|tien|en (?:casa|tu casa|tienda)|recog/],
  ],
}
