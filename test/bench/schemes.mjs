// Speed of transliteration: characters a second on one core, for schemes of several kinds. It runs the compiled program.
import { transliterator } from '../../dist/program/language/transliteration.js'
import { readSchemes } from '../../dist/program/load/index.js'

const { transliterate } = transliterator(readSchemes())

const texts = {
  'ru-alalc': 'Объединение трудящихся Синьцзяна, ноябрь 1944 года. Юрий Щербаков выехал в Цинхай через Тянь-Шань. ',
  'ru-bgn': 'Объединение трудящихся Синьцзяна, ноябрь 1944 года. Юрий Щербаков выехал в Цинхай через Тянь-Шань. ',
  'ru-bgn-dots': 'Объединение трудящихся Синьцзяна, ноябрь 1944 года. Юрий Щербаков выехал в Цинхай через Тянь-Шань. ',
  'kk-bgn': 'Қазақстан мен Шыңжаң арасындағы шекара, Оспан батыр және Әліхан төре туралы құжаттар. ',
  'mn-bgn': 'Улаанбаатар, Ховд аймаг, Баян-Өлгий: Чойбалсангийн захидал, мянга есөн зуун дөчин таван он. ',
  'ug-uly': 'ئۇيغۇر خەلقى ۋە شەرقىي تۈركىستان جۇمھۇرىيىتى، غۇلجا، ئەخمەتجان قاسىمى، مەسئۇل، نەمەنگان. ',
  'ug-uky': 'ئۇيغۇر خەلقى ۋە شەرقىي تۈركىستان جۇمھۇرىيىتى، غۇلجا، ئەخمەتجان قاسىمى، مەسئۇل، نەمەنگان. ',
  'ug-arab-from-uly': "uyghur xelqi we sherqiy türkistan jumhuriyiti, ghulja, exmetjan qasimi, mes'ul, nemen'gan. ",
  'ar-alalc': 'جُمْهُورِيَّةُ تُرْكِسْتَان الشَّرْقِيَّة، كِتَاب الثَّوْرَة فِي إِيلِي. ',
  'zh-wadegiles': "Zhāng Zhìzhōng yǔ Xīnjiāng, Shèng Shìcái, Wūlǔmùqí, Yīlí shìbiàn de lìshǐ yánjiū. ",
}

/** Prints how fast each scheme goes, a second long for each. */
export function run() {
  for (const [id, sentence] of Object.entries(texts)) {
    const text = sentence.repeat(Math.ceil(200_000 / sentence.length))
    transliterate(id, text)
    let characters = 0
    const start = performance.now()
    while (performance.now() - start < 1000) {
      transliterate(id, text)
      characters += text.length
    }
    const speed = characters / (performance.now() - start) / 1000
    process.stdout.write(`${id.padEnd(18)} ${speed.toFixed(1).padStart(5)} million characters a second\n`)
  }
}
