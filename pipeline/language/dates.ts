const months: Readonly<Record<string, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  ug: ['يانۋار', 'فېۋرال', 'مارت', 'ئاپرېل', 'ماي', 'ئىيۇن', 'ئىيۇل', 'ئاۋغۇست', 'سېنتەبىر', 'ئۆكتەبىر', 'نويابىر', 'دېكابىر'],
}
/** Russian months where no day stands before them. */
const russianMonths = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь']

/**
 * An ISO date (YYYY, YYYY-MM or YYYY-MM-DD; Gregorian) written out: “12 November 1944”. Works on the text alone: no time
 * zone, no clock. What is no such date is given back as it came.
 */
export function longDate(iso: string, tag: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso)
  if (!match) return iso
  const year = String(Number(match[1]))
  const month = match[2] === undefined ? undefined : Number(match[2])
  const day = match[3] === undefined ? undefined : Number(match[3])
  const language = tag.split('-')[0] ?? 'en'
  if (month !== undefined && (month < 1 || month > 12)) return iso
  if (language === 'zh') return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
  if (month === undefined) return language === 'ru' ? `${year} год` : year
  const name = (months[language] ?? months['en'])?.[month - 1] ?? ''
  if (language === 'ru') return day === undefined ? `${russianMonths[month - 1] ?? name} ${year} года` : `${day} ${name} ${year} года`
  if (language === 'es') return day === undefined ? `${name} de ${year}` : `${day} de ${name} de ${year}`
  if (language === 'ug') return day === undefined ? `${year}-يىل ${name}` : `${year}-يىل ${day}-${name}`
  return day === undefined ? `${name} ${year}` : `${day} ${name} ${year}`
}
