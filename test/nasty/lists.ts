import type { NastyChannel } from './world.ts'

export type Kind = 'phone' | 'email' | 'order'

/** Parted by blanks; a low line stands for a blank within. */
export const words = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .map(word => word.replaceAll('_', ' '))
const parts = (text: string): string[] => text.split('|').map(part => part.trim().replace(/\s+/g, ' '))

export const MEN =
  parts(`Antonio Manuel José Francisco Juan José_Antonio José_Luis Jesús Ángel Miguel Rafael Pedro Luis Ramón
  Fernando Enrique Joaquín Andrés Santiago Emilio Ignacio Eusebio Íñigo | David Javier Daniel Alejandro Carlos Pablo
  Sergio Álvaro Adrián Hugo Iván Francisco_Javier Óscar Raúl Alberto Eduardo Samuel Jordi Iker Alexander`).map(words)
export const WOMEN =
  parts(`María_Carmen María Carmen Josefa Isabel Ana_María María_Dolores María_Pilar María_Teresa Francisca
  Antonia Dolores Concepción Rosario Mercedes Montserrat Inmaculada Begoña Consuelo | Laura María Cristina Marta Lucía
  Sara Paula Elena Ana Raquel Patricia Andrea Alba Nuria Beatriz Rocío Sofía Natalia Mónica Ainhoa Uxía`).map(words)
export const NICKS = new Map(
  parts(`Antonio Toni Toño|Manuel Manolo Manu|José Pepe|Francisco Paco Fran Kiko|José_Luis Joselu|
  Jesús Chus|Miguel Miki|Rafael Rafa|Pedro Perico|Fernando Fer Nando|Ramón Moncho|Begoña Bego|Enrique Quique|
  Joaquín Ximo|Santiago Santi|Ignacio Nacho|Daniel Dani|Alejandro Álex Jandro|Javier Javi Xavi|Francisco_Javier Javi|
  Alberto Berto|Eduardo Edu|Alexander Alex Sasha|María_Carmen Mamen|María Mery|Carmen Menchu|Josefa Pepa|Isabel Isa|
  María_Dolores Lola Loli|María_Pilar Pili|Antonia Toñi|María_Teresa Maite|Francisca Paqui|Dolores Lola|Mercedes Merche|
  Concepción Concha Conchi|Rosario Charo|Montserrat Montse|Inmaculada Inma|Consuelo Chelo|Cristina Cris|Lucía Luci Lu|
  Patricia Patri|Beatriz Bea|Sofía Sofi`)
    .map(words)
    .map(([name, ...nicks]) => [name!, nicks]),
)
export const SURNAMES =
  words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández
  Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Vega
  Molina Blanco Suárez Castro Ortega Delgado Ortiz Marín Núñez Medina Sanz Castillo Iglesias Cortés Guerrero Cano Méndez
  Flores Prieto Peña León Márquez Calvo Vidal Díez Durán Ibáñez Arias Ferrer Carmona Rojas Soto Crespo Parra Sáez`)
export const TAIL =
  words(`Ballesteros Quintanilla Zurita Piñeiro Castiñeiras Casanovas Rovira Camprubí Ordóñez Peñalver Cueto
  de_la_Torre del_Río Cifuentes Berlanga Alcántara Zapatero Lladó Muntaner Noguera Outeiro Cañizares Zorrilla Buendía`)
export const RARE =
  parts(`Goi Itur Zubi Larra Men Ola Elor Iba Ari Eche Gara Uri Basa Aran Bengo Zaba Sagar Lizar Ocha Irri |
  zabal berri goitia chea iaga ondo alde buru arte gorri mendi zubieta rondo tegui zarra gain la txu`).map(words)
export const FOREIGN = [
  '40 | Andrei Ionuț Ștefan Elena Ioana Alexandra Mădălina | Popescu Ionescu Popa Radu Stan Țurcanu',
  '212 | Mohamed Fátima Ahmed Youssef Khadija Mohammed Samira | El_Amrani Alaoui Bennani Ait_Lahcen El_Idrissi Ziani',
  '49 | Jürgen Klaus Sabine Anja Stefan Uwe Alexander Käthe | Müller Schmidt Schneider Weiß Krüger Schäfer Köhler',
  '44 | John Emily James Sarah Chloe Alexander Margaret | Smith Jones Taylor Brown O’Connor Thornbury MacLean',
  '86 | Wei Xiuying Lei Fang Jing Yang Xiaoming Meiling | Chen Wang Li Zhang Liu Zhou Wu Lin Ye',
].map(parts)
export const [CITIES, SHOPS, HEADS, TAILS] =
  parts(`Barcelona Madrid Sevilla Valencia Bilbao Zaragoza Murcia A_Coruña Girona |
  Bar Peluquería Talleres Casa Panadería Restaurante Clínica Taxi | gato luna chica reina lobo patata sol pirata abuela
  mister capitan flor tortuga runner | negro lunera feliz delmar azul salvaje ypunto rebelde nomada friki gamer 3000`).map(
    words,
  ) as [string[], string[], string[], string[]]
export const DOMAINS = words(
  'gmail.com gmail.com gmail.com hotmail.com hotmail.com outlook.es yahoo.es icloud.com live.com',
)
export const SERVICE = {
  phone: words('34900123456 34900123456 34902445566 34911230045 34900321321'),
  order: [],
  email: words(
    'atencion@lacestadulce.example atencion@lacestadulce.example pedidos@lacestadulce.example soporte@enviosya.example',
  ),
}
export const CHATTER =
  parts(`Hola, buenas tardes|Buenos días, ¿hay alguien?|¿Tenéis tienda física?|Gracias, un saludo|ok|???|
  El paquete llegó roto|¿Cuándo repartís?|Sigo esperando respuesta...|Quiero devolver un producto|Perfecto 👍|
  MUY BIEN, repetiré|Llevo una semana esperando|5 estrellas|Do you ship to the islands?|Bona tarda, quan obriu?`)
export const SAY: Record<Kind, string[]> = {
  phone: parts(`mi número es el %|mi móvil: %|me podéis llamar al %|tlf %|%|
  Os dejo mi teléfono %|llamadme al % a partir de las 5|mi whatsapp: %|my number is %|el meu mòbil és el %`),
  email: parts(`mi correo es %|mi email: %|os escribí desde %|me registré con el correo %|mandadme la factura a %|%|
  my email is %|el meu correu és %`),
  order: parts(`mi pedido % no ha llegado|pedido nº %|El pedido % viene incompleto|
  ¿dónde está mi pedido? Es el %|núm. de pedido: %|my order % has not arrived|la comanda % no ha arribat`),
}
export const OTHERS: Record<Kind, string[]> = {
  phone: parts(`llamad a mi hija al %|el teléfono de mi marido es el %|
  entregádselo a mi vecina, su móvil es %|preguntad por Toñi en el %|me llamaron desde el %, ¿sois vosotros?`),
  email: parts('reenviádselo a mi mujer: %|mandad la factura a mi gestor, %|es un regalo para mi hermano (%)'),
  order: parts('pregunto por el pedido de mi marido, el %|mi madre hizo el pedido % y no le llega|el % es de mi piso'),
}
export const BRAND: Record<Kind, string[]> = {
  email: parts('escribí a % hace tres días|¿el correo es %?|mandé las fotos a %'),
  phone: parts('me atendió vuestra compañera en el %|llamo al % y no lo coge nadie|en el % me dijeron que escribiera'),
  order: parts('pedido 1|mi pedido de 2024|pedido nº 1234|mi pedido 123456|pedido 0000|es mi pedido 2|Pedido 2023'),
}
export const DIGITS =
  parts(`¿enviáis al ~0###?|lo pedí el 1#/0~/2024|me habéis cobrado ~#,## € de más|mi DNI es 4#######K|
  pagué con la 4539 6### #### ####|seguimiento 6###########|ref. 6########|EAN 84~0123~56789|factura 202~-0~~~~|
  IBAN ES91 2100 0418 ~### #### ####|el artículo SB-100~, ¿queda?|a las 1~:~0, en el ~º ~ª|la cafetera AC200~`)
export const OFTEN =
  words(`whatsapp whatsapp whatsapp whatsapp whatsapp whatsapp email email email email email instagram
  instagram instagram instagram facebook facebook webchat webchat telegram google-reviews google-reviews x sms`) as NastyChannel[]
export const LOOKALIKE: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'ο',
  c: 'с',
  p: 'р',
  x: 'х',
  i: 'і',
  A: 'Α',
  M: 'М',
}
