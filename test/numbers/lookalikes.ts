/** What looks like somebody's number and is none: references, amounts, times, codes, models. */
import type { Dice } from './dice.ts'
import { issue, type Sort } from './issue.ts'
import { called } from './sentences.ts'
import { written } from './written.ts'

const checked: readonly Sort[] = ['dni', 'nie', 'cif', 'nif-pt', 'cpf', 'cnpj', 'nir', 'iban', 'card']

/** Numbers with a wrong check, as they are given for right ones. */
export function mistaken(dice: Dice): string {
  const sort = dice.of(checked)
  return dice.of(called[sort]!).replace('{}', written(sort, issue(sort, dice).wrong, dice))
}

type Make = (dice: Dice) => string
const two = (value: number): string => String(value).padStart(2, '0')
const date: Make = dice =>
  dice.of([
    `${two(1 + dice.below(28))}/${two(1 + dice.below(12))}/202${dice.below(8)}`,
    `${two(1 + dice.below(28))}-${two(1 + dice.below(12))}-202${dice.below(8)}`,
    `202${dice.below(8)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`,
    `${two(1 + dice.below(28))}.${two(1 + dice.below(12))}.202${dice.below(8)}`,
    `${two(1 + dice.below(28))} ${two(1 + dice.below(12))} 202${dice.below(8)}`,
    `${two(1 + dice.below(28))}/${two(1 + dice.below(12))}/2${dice.below(8)}`,
  ])
const time: Make = dice => `${two(dice.below(24))}${dice.of([':', '.', 'h'])}${two(dice.below(60))}`
const reference: Make = dice =>
  dice.of([
    dice.of(['6', '7', '9', '4', '3', '1']) + dice.digits(8),
    dice.digits(6 + dice.below(4)),
    dice.of(['6', '7', '9']) + dice.digits(2) + ' ' + dice.digits(3) + ' ' + dice.digits(3),
    `${dice.digits(3)}-${dice.digits(7)}-${dice.digits(7)}`,
    `${dice.digits(4)}-${dice.digits(4)}-${dice.digits(4)}`,
    dice.digits(10),
    `4${dice.digits(15)}`,
    `${dice.letters(2)}${dice.digits(9)}${dice.letters(2)}`,
    `20${dice.digits(2)}/${dice.digits(6)}`,
    `${dice.digits(8)}${dice.letters(1)}`,
    `#${dice.digits(9)}`,
  ])
const thousands: Make = dice => `${1 + dice.below(999)}.${dice.digits(3)}.${dice.digits(3)}`

const lines: readonly Make[] = [
  dice => `Mi pedido es el ${reference(dice)} y no llega`,
  dice => `pedido nº ${reference(dice)} del ${date(dice)}`,
  dice => `Referencia: ${reference(dice)}, ¿dónde está?`,
  dice => `La factura ${reference(dice)} está mal`,
  dice => `localizador ${reference(dice)}`,
  dice => `Número de seguimiento ${reference(dice)}, sigue sin moverse`,
  dice => `código ${reference(dice)} no funciona`,
  dice => `contrato ${reference(dice)} de luz`,
  dice => `order number ${reference(dice)} please`,
  dice => `My order #${dice.digits(9)} placed ${date(dice)}`,
  dice => `tracking ${reference(dice)} says delivered`,
  dice => `Invoice ${reference(dice)} was paid`,
  dice => `booking reference: ${reference(dice)}`,
  dice => `Case ${reference(dice)}, opened ${date(dice)} at ${time(dice)}`,
  dice => `commande n° ${reference(dice)} pas reçue`,
  dice => `Numéro de suivi : ${reference(dice)}`,
  dice => `facture ${reference(dice)} du ${date(dice)}`,
  dice => `Encomenda nº ${reference(dice)} atrasada`,
  dice => `Pedido ${reference(dice)} ainda não chegou`,
  dice => `protocolo ${reference(dice)} aberto em ${date(dice)}`,
  dice => `${dice.digits(9)} es mi número de pedido`,
  dice => `${dice.digits(9)} is my order number`,
  dice => `Me habéis cobrado ${thousands(dice)} € de más`,
  dice => `Cuesta ${dice.below(999)},${dice.digits(2)} € y antes ${dice.below(9999)},00`,
  dice => `It was $${1 + dice.below(9)},${dice.digits(3)},${dice.digits(3)}.${dice.digits(2)} in total`,
  dice => `R$ ${thousands(dice)},${dice.digits(2)} cobrados`,
  dice => `${1 + dice.below(9)} ${dice.digits(3)} ${dice.digits(3)} € de chiffre d'affaires`,
  dice => `Tengo 6${dice.digits(2)} ${dice.digits(3)} ${dice.digits(3)} puntos`,
  dice => `£${dice.digits(3)} ${dice.digits(3)} ${dice.digits(3)}`,
  dice => `Abrís de ${time(dice)} a ${time(dice)} los sábados`,
  dice => `lunes a viernes ${time(dice)}-${time(dice)} y ${time(dice)}-${time(dice)}`,
  dice => `Llamé el ${date(dice)} a las ${time(dice)} y el ${date(dice)} a las ${time(dice)}`,
  dice => `Called on ${date(dice)} ${time(dice)}, again ${date(dice)} ${time(dice)}`,
  dice => `J'ai appelé le ${date(dice)} à ${time(dice)}`,
  dice => `Liguei dia ${date(dice)} às ${time(dice)}`,
  dice => `llamadme entre las ${dice.below(24)} y las ${dice.below(24)}`,
  dice => `Estuvimos del ${date(dice)} al ${date(dice)}`,
  dice => `Modelo ${dice.letters(2)}${dice.digits(9)}${dice.letters(1)} en negro`,
  dice => `el modelo ${dice.digits(4)} ${dice.letters(3)} no cabe`,
  dice => `SKU ${dice.digits(12)} y EAN 84${dice.digits(11)}`,
  dice => `IMEI 35${dice.digits(13)}`,
  dice =>
    `serial number ${dice.digits(11)}, firmware ${dice.digits(1)}.${dice.digits(2)}.${dice.digits(3)}.${dice.digits(4)}`,
  dice => `la ip es 192.168.${dice.below(255)}.${dice.below(255)}`,
  dice => `Estoy en ${dice.below(90)}.${dice.digits(7)}, -${dice.below(90)}.${dice.digits(6)}`,
  dice => `Vuelo IB${dice.digits(4)} del ${date(dice)} a las ${time(dice)}, asiento ${dice.below(40)}A`,
  dice => `https://tienda.example/p/${dice.digits(9)}?ref=${dice.digits(11)}`,
  dice => `Gracias @${dice.of(['marta.lopez', '612345678', 'user_88'])} por el aviso`,
  dice => `#${dice.digits(9)} #sorteo`,
  dice => `Quedan ${dice.below(20)} de ${dice.below(200)} y llevo ${dice.below(90)} días, ${dice.below(24)} horas`,
  dice => `talla ${dice.below(50)} o ${dice.below(50)}, ${dice.digits(2)}x${dice.digits(2)}x${dice.digits(2)} cm`,
  dice => `Va por la versión ${dice.below(20)}.${dice.below(20)}.${dice.below(20)}`,
  dice => `CP ${dice.digits(5)}, puerta ${dice.below(30)}, planta ${dice.below(12)}`,
  dice => `El partido acabó ${dice.below(5)}-${dice.below(5)} y el otro ${dice.below(5)}-${dice.below(5)}`,
  dice => `Han visto 9${dice.digits(2)} ${dice.digits(3)} ${dice.digits(3)} personas el vídeo`,
  () => `1 2 3 4 5 6 7 8 9 10 probando`,
  dice => `Ha consumido ${dice.digits(3)} kWh entre ${date(dice)} y ${date(dice)}`,
  dice => `la reunión del ${date(dice)} es a las ${dice.below(12)} at the office dot`,
  dice => `estreno: ${date(dice)}. nacional, no internacional`,
  dice => `lote ${dice.digits(8)}, caducidad ${date(dice)}`,
  dice => `Extensión ${dice.digits(4)}, sala ${dice.digits(3)}`,
]

export const lookalike: Make = dice => dice.of(lines)(dice)
