const words = new Set(
  `gracias muchas mil muchisimas graciasss ok okey okay vale perfecto genial estupendo de acuerdo entendido listo buen dia
  saludos un saludo adios hasta luego thanks thank you so much very a lot great perfect cool cheers ty thx bye got it
  obrigado obrigada muito valeu merci beaucoup parfait dacord grazie mille danke gracies moltes grazas eskerrik asko`.split(
    /\s+/,
  ),
)

/**
 * A message that only says thanks or good-bye: it asks for nothing, so it does not open again what was closed.
 * Short texts made of such words and emoji; anything else is taken for a need.
 */
export function isCourtesy(text: string): boolean {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
  if (plain.length > 60 || /[?¿\d]/.test(plain)) return false
  const found = plain.replace(/['’]/g, '').match(/\p{L}+/gu) ?? []
  if (found.length === 0)
    return (
      /^[\p{Extended_Pictographic}\p{Emoji_Component}\s!.]+$/u.test(text) && /[👍🙏❤👌😊🙂😀😃🤗✅🫶👏]/u.test(text)
    )
  return found.every(word => words.has(word)) && !/^(un|a|de|so|very|you|it|buen|dia)$/.test(found.join(' '))
}
