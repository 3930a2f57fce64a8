/** What the made-up notice of a new book says in a language, and what that calls Geneva. Two paragraphs: two segments. */
interface Sample {
  readonly name: string
  readonly geneva: string
  readonly paragraphs: readonly [string, string]
}

const samples: Readonly<Record<string, Sample>> = {
  en: { name: 'English', geneva: 'Geneva', paragraphs: ['The library of the town of Geneva is closed on Monday.', 'Books can be brought back on Tuesday.'] },
  'zh-Hant': { name: 'Chinese', geneva: '日內瓦', paragraphs: ['日內瓦市圖書館星期一閉館。', '書籍可於星期二歸還。'] },
  'zh-Hans': { name: 'Chinese', geneva: '日内瓦', paragraphs: ['日内瓦市图书馆星期一闭馆。', '书籍可于星期二归还。'] },
  ar: { name: 'Arabic', geneva: 'جنيف', paragraphs: ['مكتبة مدينة جنيف مغلقة يوم الاثنين.', 'يمكن إعادة الكتب يوم الثلاثاء.'] },
  ru: { name: 'Russian', geneva: 'Женева', paragraphs: ['Библиотека города Женева в понедельник закрыта.', 'Книги можно вернуть во вторник.'] },
  'ug-Arab': { name: 'Uyghur', geneva: 'جەنۋە', paragraphs: ['جەنۋە شەھەرلىك كۈتۈپخانا دۈشەنبە كۈنى تاقىلىدۇ.', 'كىتابلارنى سەيشەنبە كۈنى قايتۇرۇشقا بولىدۇ.'] },
  es: { name: 'Spanish', geneva: 'Ginebra', paragraphs: ['La biblioteca de la ciudad de Ginebra está cerrada el lunes.', 'Los libros se pueden devolver el martes.'] },
  fr: { name: 'French', geneva: 'Genève', paragraphs: ['La bibliothèque de la ville de Genève est fermée le lundi.', 'Les livres peuvent être rendus le mardi.'] },
  de: { name: 'German', geneva: 'Genf', paragraphs: ['Die Bibliothek der Stadt Genf ist am Montag geschlossen.', 'Bücher können am Dienstag zurückgegeben werden.'] },
}

/** Scheme of transliteration that a new book begins with, where nobody chose one. */
const usualSchemes: Readonly<Record<string, string>> = { 'zh-Hant': 'zh-pinyin-plain', 'zh-Hans': 'zh-pinyin-plain', ar: 'ar-alalc', ru: 'ru-alalc-noties', 'ug-Arab': 'ug-uly', kk: 'kk-alalc', mn: 'mn-alalc' }

/** The sample in a language. One that is not written here begins with figures, which stand in every script. */
export function sampleIn(tag: string): Sample | undefined {
  return samples[tag] ?? samples[Object.keys(samples).find((known) => known.split('-')[0] === tag.split('-')[0] && !/-[A-Z][a-z]{3}\b/u.test(tag)) ?? '']
}

export function usualScheme(tag: string): string | undefined {
  return usualSchemes[tag] ?? usualSchemes[tag.split('-')[0] ?? '']
}
