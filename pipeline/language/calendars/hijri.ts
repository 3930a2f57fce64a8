import { reckon, twelveMonths, type Calendar, type Reckoning } from './reckoning.ts'
import { monthNames, writtenParts } from './written-parts.ts'

const months = monthNames([
  'Muharram,Muḥarram,Muharrem,محرم,محرم الحرام,مۇھەررەم',
  'Safar,Ṣafar,Safer,صفر,صفر الخير,سەپەر',
  'Rabi I,Rabiʿ al-Awwal,Rabīʿ al-awwal,Rabi ul-Awwal,Rabi al-Ula,Rebiülevvel,Rebîulevvel,ربيع الأول,ربيع الاول,رەبىئۇلئەۋۋەل',
  'Rabi II,Rabiʿ al-Thani,Rabi ath-Thani,Rabīʿ al-ākhir,Rabi al-Akhir,Rebiülahir,ربيع الثاني,ربيع الآخر,رەبىئۇلئاخىر',
  'Jumada I,Jumādā al-Ūlā,Jumada al-Ula,Jumada al-Awwal,Cemaziyelevvel,جمادى الأولى,جمادى الاول,جمادي الأول,جەمادىيەلئەۋۋەل',
  'Jumada II,Jumādā al-Ākhira,Jumada al-Akhir,Jumada al-Thaniya,Jumada ath-Thani,Cemaziyelahir,جمادى الآخرة,جمادى الثانية,جمادى الآخر,جەمادىيەلئاخىر',
  'Rajab,Receb,Recep,رجب,رجب المرجب,رەجەب',
  'Shaʿban,Sha‘bān,Shaban,Şaban,شعبان,شعبان المعظم,شەئبان',
  'Ramadan,Ramaḍān,Ramazan,رمضان,رمضان المبارك,رامىزان',
  'Shawwal,Shawwāl,Şevval,شوال,شوال المكرم,شەۋۋال',
  'Dhu al-Qaʿda,Dhū al-Qaʿdah,Dhu l-Qada,Dhul Qadah,Zilkade,ذو القعدة,ذي القعدة,زۇلقەئدە',
  'Dhu al-Hijja,Dhū al-Ḥijjah,Dhu l-Hijja,Dhul Hijjah,Zilhicce,ذو الحجة,ذي الحجة,زۇلھەججە',
])

/** Day 1 of the era: Friday, 16 July 622 of the Julian calendar. */
const epoch = 1948440

/**
 * The Islamic calendar as tables have it: 30 years with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, from the civil epoch.
 * Umm al-Qura is that of Saudi offices, known only since the 1930s, so it is not what older papers were dated by. Where months
 * began when the moon was seen, a paper’s day may be one earlier or later: every date is in doubt by a day.
 */
const hijriReckoning: Reckoning = {
  months: (year) => (year < 1 ? [] : twelveMonths),
  length: (year, month) => (month % 2 === 1 || (month === 12 && isLeap(year)) ? 30 : 29) + (isObserved(year, month) ? 1 : 0),
  dayNumber: (year, month, day) => day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + epoch - 1,
  doubt: () => 1,
}

function isLeap(year: number): boolean {
  return (11 * year + 14) % 30 < 11
}

/** A month that has 29 days in the tables may have had 30. */
function isObserved(year: number, month: number): boolean {
  return month % 2 === 0 && !(month === 12 && isLeap(year))
}

/** “12 Rabi I 1363”, “12 Rabīʿ al-Awwal 1363 AH”, “١٢ ربيع الأول ١٣٦٣”. */
export const hijri: Calendar = (written) => {
  const parts = writtenParts(written, months)
  return parts && reckon(parts, hijriReckoning)
}
