/** How likely so many or more out of `of` would be if each were one with this likelihood. */
export function likelihoodOfMore(count: number, of: number, likelihood: number): number {
  if (count <= 0) return 1
  if (count > of || likelihood <= 0) return 0
  if (likelihood >= 1) return 1
  // Above the mean the terms fall, so that the first ones are all there is; below it the others are taken away.
  if (count <= of * likelihood) return 1 - sumDown(count - 1, of, likelihood)
  return sumUp(count, of, likelihood)
}

function sumUp(from: number, of: number, likelihood: number): number {
  const odds = likelihood / (1 - likelihood)
  let term = Math.exp(logTerm(from, of, likelihood))
  let sum = term
  for (let each = from; each < of && term > sum * 1e-12; each++) {
    term *= ((of - each) / (each + 1)) * odds
    sum += term
  }
  return Math.min(1, sum)
}

function sumDown(from: number, of: number, likelihood: number): number {
  const odds = (1 - likelihood) / likelihood
  let term = Math.exp(logTerm(from, of, likelihood))
  let sum = term
  for (let each = from; each > 0 && term > sum * 1e-12; each--) {
    term *= (each / (of - each + 1)) * odds
    sum += term
  }
  return Math.min(1, sum)
}

const logTerm = (count: number, of: number, likelihood: number): number =>
  logFactorial(of) -
  logFactorial(count) -
  logFactorial(of - count) +
  count * Math.log(likelihood) +
  (of - count) * Math.log1p(-likelihood)

/** Stirling's series; small ones are multiplied out. */
function logFactorial(count: number): number {
  if (count < 10) {
    let product = 1
    for (let each = 2; each <= count; each++) product *= each
    return Math.log(product)
  }
  const next = count + 1
  return (
    (next - 0.5) * Math.log(next) -
    next +
    Math.log(2 * Math.PI) / 2 +
    1 / (12 * next) -
    1 / (360 * next ** 3) +
    1 / (1260 * next ** 5)
  )
}
