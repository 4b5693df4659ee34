/** Given names and what people of that name are called, in Spanish and its neighbours: each line is one name. */
const called = `
francisco paco fran curro kiko pancho frances cesc xisco quico patxi
jose pepe pepito josep jusep txema
maria mari maru mary marieta
dolores lola loles lolita dolors
concepcion concha conchi conchita
ignacio nacho inaki ignasi
manuel manolo manu lolo manel
manuela manoli manola
antonio toni tono antonia antoni
jesus chus suso chuso
rosario charo chari
pilar pili
mercedes merche merce
montserrat montse
teresa tere maite
isabel isa chabela elisabet
guadalupe lupe
rafael rafa rafel
miguel migue mikel miquel
fernando fer nando ferran
enrique kike quique enric
eduardo edu eduard
alberto berto albert
roberto rober
alejandro alex jandro ale alejandra alexandra sandra
alexander alex sasha
joaquin quino ximo chimo quim
vicente vicent chente
juan joan juanito juanjo jon john
jorge jordi george
luis lluis lucho
carlos carles charly charles
javier javi xavier xavi
daniel dani
david davi
gabriel gabi
sergio sergi
santiago santi yago
sebastian sebas
salvador salva
ricardo richi ricard
ramon moncho
pedro pere perico peter
pablo pau paul
andres andreu andrew
cristina cris tina
catalina cata cati
beatriz bea
margarita marga
encarnacion encarna encarni
inmaculada inma
milagros mila
consuelo chelo
susana susi
victoria vicky vico
nuria nuri
esperanza espe
remedios reme
asuncion asun
gregorio goyo
guillermo guille guillem
bartolome tolo
leonardo leo
maximiliano maxi
patricia patri patty
natalia nati
veronica vero
yolanda yoli
angeles ange angela
soledad sole
gonzalo gonza
nicolas nico
tomas tomeu tommy
ana ann anna
michael mike
thomas tom
william will bill
elizabeth liz beth
katherine kate kathy
`

const namesOf = new Map<string, Set<string>>()
for (const line of called.trim().split('\n')) {
  const [name, ...others] = line.split(' ') as [string, ...string[]]
  for (const one of [name, ...others]) namesOf.set(one, (namesOf.get(one) ?? new Set()).add(name))
}

/** Whether people of one name are called by the other, or both by a third. */
export function isCalledAlike(one: string, other: string): boolean {
  const names = namesOf.get(one)
  return (
    names !== undefined &&
    (namesOf
      .get(other)
      ?.values()
      .some(name => names.has(name)) ??
      false)
  )
}

/** The name in full under which all that its bearers are called can be found. */
export const fullNamesOf = (word: string): readonly string[] => [...(namesOf.get(word) ?? [word])]
