"""The words invented releases are made of, the frequent ones of each list first."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


PLACES = _words(
    "Samarinda Balikpapan Bontang Tenggarong Sangatta Penajam Sendawar Berau Paser Kutai Mahakam Loa Muara Sebulu "
    "Sepaku Babulu Anggana Kembang Talisayan Biduk Long Melak Linggang Tering Kaubun Bengalon Rantau Busang Marangkayu "
    "Sanga Samboja Handil Jembayan Waru Petung Kuaro Batu Grogot Tanjung Derawan Maratua Sambaliung Gunung Segah Kelay"
)

FIRST_NAMES = _words(
    "Ahmad Siti Rahmat Nur Hendra Dewi Yusuf Ratna Bambang Lina Fajar Wulan Agus Maya Irfan Sri Teguh Indah Rizal Ani "
    "Dedi Fitri Joko Sari Arif Rina Budi Hana Gunawan Tuti Wahyu Mega Surya Diah Taufik Lestari Andi Intan Iwan Putri"
)
LAST_NAMES = _words(
    "Hidayat Lestari Pratama Wijaya Saputra Rahman Kusuma Setiawan Maulana Nugroho Siregar Hakim Santoso Permata "
    "Firmansyah Anwar Utami Halim Basri Mahendra Purnomo Safitri Ramadhan Yulianto Effendi Suryani Gani Wardana Mansur "
    "Sulaiman Handayani Karim Oktavia Latif Sasmita Zainal Marpaung Adiputra Noviani Tarigan"
)
SYLLABLES = _words(
    "ma la sa ba ka ta ra na pa da ga ja lo mu si ri ku su be ti ni li do po re se te me ke wa ang ing ung an ar in ur "
    "ak at am lam tan ban san kal mer bal tong lang jam bor tir sem pul gam win mang"
)

POSTS = _lines("""
    Kepala Dinas Pekerjaan Umum
    Kepala Dinas Kesehatan
    Kepala Dinas Pendidikan
    Kepala Badan Perencanaan Pembangunan Daerah
    Sekretaris Daerah
    Kepala Dinas Sosial
    Kepala Biro Humas
    Kepala Dinas Perhubungan
    Kepala Dinas Pertanian
    Asisten Pemerintahan
    Kepala Badan Penanggulangan Bencana Daerah
    Kepala Dinas Pariwisata
    Kepala Dinas Lingkungan Hidup
    Staf Ahli Bidang Ekonomi
    Kepala Dinas Koperasi
    Camat
""")
BODIES = _lines("""
    pemerintah provinsi
    pemerintah kabupaten
    pemerintah kota
    dinas terkait
    perangkat daerah
    badan perencanaan
    aparatur kecamatan
    dewan perwakilan rakyat daerah
    panitia pelaksana
    tim gabungan
    perusahaan daerah
    balai latihan kerja
    rumah sakit umum daerah
    satuan tugas
    kantor wilayah
    perguruan tinggi
""")
PEOPLE = _lines("""
    masyarakat
    warga desa
    para petani
    pelaku usaha
    pelajar dan mahasiswa
    nelayan pesisir
    tenaga kesehatan
    para guru
    aparatur sipil
    kelompok tani
    penyandang disabilitas
    pedagang pasar
    tokoh adat
    ibu rumah tangga
    kaum muda
    pekerja tambang
    pengemudi angkutan
    relawan kebencanaan
""")
ACTIVE = _words(
    "membangun meningkatkan mendorong menyiapkan memperkuat menyerahkan membuka meresmikan melaksanakan mengajak "
    "memberikan mengembangkan mengawasi mempercepat menata menyalurkan memperbaiki membahas menggelar menjaga "
    "melatih memantau mencatat menekan menambah melindungi menyusun menyepakati mengevaluasi merawat memetakan "
    "menertibkan mendampingi menyosialisasikan mengoptimalkan menggandeng merintis menguji menghitung menyelaraskan"
)
PASSIVE = _words(
    "dibangun ditingkatkan diserahkan dibuka diresmikan dilaksanakan diberikan dikembangkan disiapkan diawasi "
    "dipercepat disalurkan diperbaiki dibahas digelar dijaga dilatih dipantau dicatat ditambah dilindungi disusun "
    "disepakati dievaluasi dirawat dipetakan ditertibkan didampingi diuji dihitung diselaraskan dianggarkan diikuti"
)
THINGS = _lines("""
    pembangunan jalan
    pelayanan publik
    program kerja
    anggaran daerah
    rapat koordinasi
    sarana pendidikan
    layanan kesehatan
    ketahanan pangan
    bantuan sosial
    penanganan banjir
    jaringan irigasi
    rencana kerja perangkat daerah
    usaha mikro dan kecil
    pengelolaan sampah
    data kependudukan
    air bersih
    jembatan penghubung
    pelatihan kerja
    pengendalian inflasi
    kebun kelapa sawit
    kawasan pesisir
    tata ruang wilayah
    pariwisata bahari
    transportasi sungai
    sumber daya manusia
    pencegahan tengkes
    listrik desa
    cadangan beras
    kebakaran hutan dan lahan
    perlindungan anak
    pasar tradisional
    reklamasi lahan tambang
    benih padi unggul
    perpustakaan keliling
    sertifikasi halal
    hutan bakau
    pelabuhan penyeberangan
    museum daerah
    seni budaya daerah
    kerajinan rotan
    aplikasi pengaduan warga
    vaksinasi ternak
    laboratorium lingkungan
    embung pertanian
    pesut Mahakam
""")
QUALITIES = _words(
    "baik merata berkelanjutan terpadu terbuka cepat aman tertib murah adil nyata mandiri tepat rapi lengkap layak "
    "sederhana ramah tangguh terukur bermutu unggul setara jernih teduh"
)
AIMS = _lines("""
    agar manfaatnya dirasakan masyarakat
    sesuai rencana pembangunan jangka menengah daerah
    sehingga pelayanan menjadi lebih baik
    demi kesejahteraan bersama
    untuk mengurangi angka kemiskinan
    sebelum tahun anggaran berakhir
    tanpa mengabaikan kelestarian lingkungan
    bersama seluruh pemangku kepentingan
    dengan tetap memperhatikan aturan yang berlaku
    supaya tidak ada wilayah yang tertinggal
    karena kebutuhan warga terus bertambah
    melalui musyawarah di tingkat desa
    sebagai bagian dari persiapan ibu kota negara
    guna menekan harga kebutuhan pokok
    lewat kerja sama antardaerah
    seiring membaiknya pendapatan daerah
""")
DAYS = _words("Senin Selasa Rabu Kamis Jumat Sabtu Minggu")
MONTHS = _words("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
VERBS_OF_SAYING = _words("kata ujar tegas jelas tutur ungkap tambah papar sebut pesan")
EVENTS = _lines("""
    Musyawarah Perencanaan Pembangunan
    Rapat Koordinasi Kepala Daerah
    Pekan Kebudayaan Daerah
    Bursa Kerja
    Gelar Pangan Murah
    Apel Siaga Bencana
    Lokakarya Pelayanan Publik
    Kunjungan Kerja
    Pameran Usaha Kecil
    Hari Jadi Daerah
    Festival Sungai
    Forum Perangkat Daerah
""")
TAGS = _lines("""
    infrastruktur
    kesehatan
    pendidikan
    ekonomi
    pertanian
    lingkungan
    kebencanaan
    pemerintahan
    pariwisata
    sosial
    kependudukan
    perhubungan
    energi
    olahraga
    kebudayaan
    ketenagakerjaan
    perikanan
    investasi
    keamanan
    teknologi
""")

OPENINGS = _lines("""
    {office} {place} {name} meminta {body} {active} {thing} yang {quality} {aim}, {weekday} ({day}/{month}).
    {Body} {active} {thing} di {village}, {place}, yang diikuti {count} {people}, {weekday} ({day}/{month}).
    Sebanyak {count} {people} di {village} menerima {thing} yang {passive} {body}, {weekday} ({day}/{month}).
    {Thing} di {place} mulai {passive} {body} {aim}, yang ditandai kunjungan {office} {name}.
""")
SENTENCES = _lines("""
    {Body} akan {active} {thing} dan {thing} di {village} {aim}.
    Menurut {name}, {thing} yang {quality} perlu {passive} {body} {aim}.
    Tahun {year}, {thing} di {place} {passive} dengan anggaran Rp{money} {unit}.
    {People} dari {village} dan {village} berharap {thing} segera {passive}.
    Kegiatan itu {passive} oleh {body} bersama {people} {aim}.
    Dari {count} desa di {place}, {small} di antaranya sudah {active} {thing} dengan {quality}.
    {name} juga {active} {thing} dan meminta {people} ikut menjaganya.
    Selain itu, {thing} di {village} {passive} {aim}.
    Ia menambahkan, {body} tidak hanya {active} {thing}, tetapi juga {thing}.
    Hasilnya, {count} {people} di {place} telah terdaftar pada {month} {year}.
    Adapun {thing} {passive} setelah {body} dan {people} bersepakat {aim}.
    Pada {month} {year}, {thing} tercatat naik {small} persen dibanding tahun sebelumnya.
    Turut hadir {office} {place} {name} serta perwakilan {people} dari {village}.
    Untuk itu {body} {active} {thing} yang {quality} dan {quality} di {place}.
    Jarak {village} ke {village} sekitar {small} kilometer, sehingga {thing} menjadi kebutuhan utama {people}.
    Acara di {village} itu {passive} hingga {weekday} ({day}/{month}) {aim}.
""")
QUOTES = _lines("""
    “Kita harus {active} {thing} {aim}. Yang penting {thing} {passive} dengan {quality},” {says} {name}.
    “{Thing} ini milik {people}, jadi mari kita jaga bersama,” {says} {name} di {village}.
    “Tahun ini {count} {people} di {place} sudah merasakan {thing},” {says} {name}.
    “Saya minta {body} tidak menunda {thing}, karena {people} menunggu,” {says} {name}.
""")
HEADLINES = _lines("""
    {Body} {place} {active} {thing}
    {Thing} di {place} {passive} {body}
    {count} {people} di {place} Terima {thing}
    {name} Ajak {people} {active} {thing}
    {place} {active} {thing} dan {thing}
    {Thing} {village} Segera {passive}
""")
UNITS = _words("juta miliar ribu")
