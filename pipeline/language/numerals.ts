/** Roman numeral of a number from 1 to 3999: 4 → IV. */
export function romanNumeral(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ]
  let rest = value
  let text = ''
  for (const [step, sign] of steps) {
    while (rest >= step) {
      text += sign
      rest -= step
    }
  }
  return text
}
