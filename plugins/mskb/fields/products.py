"""Support buckets: the codes and names that articles were filed under (SURVEY 1.5)."""

from __future__ import annotations

from mskb.model.article import Product

# One name to a code, and one code to a name, each as the archive spells it (`Miscrosoft` included).
_NAMES = {
    "accother": "Microsoft Access Distribution Kit",
    "automap": "Microsoft Automap",
    "crossnet": "Windows for Workgroups and Windows NT Networking Issues",
    "dosword": "DELETE ME",
    "exchange": "Microsoft Exchange",
    "fortran": "Microsoft Fortran Compiler",
    "foxmisc": "Microsoft Fox Miscellaneous Products",
    "foxpro": "Microsoft FoxPro",
    "frontpg": "Word Front Page",
    "homegame": "Microsoft Home Games",
    "homekids": "Microsoft Home Kids Products",
    "homemisc": "Microsoft Home Miscellaneous Products",
    "homemm": "Microsoft Home Multimedia Titles",
    "iis": "Internet Information Server",
    "lanman": "Microsoft LAN Manager",
    "macmail": "Microsoft Mail For Appletalk Networks",
    "macsys": "Microsoft Tips for the Macintosh System",
    "masm": "Microsoft Macro Assembler",
    "mastering": "Microsoft Mastering Series",
    "miscsdk": "Miscellaneous Software Development Kits",
    "msdn": "Microsoft Developer Network",
    "msdos": "Microsoft Disk Operating System",
    "msj": "Miscrosoft Systems Journal",
    "msnetwork": "The Microsoft Network",
    "mspress": "Microsoft Press",
    "odbc": "Open Database Connectivity (ODBC)",
    "pcmail": "Microsoft Mail For PC Networks",
    "powerpt": "Microsoft PowerPoint for Windows",
    "schedplus": "Microsoft Schedule+ for Windows",
    "sms": "Microsoft Systems Management Server",
    "sna": "Microsoft SNA Server",
    "ssafe": "Microsoft SourceSafe",
    "techinfo": "Microsoft Product Support Information",
    "utilities": "Microsoft Programming Utilities",
    "vbwin": "Microsoft Visual Basic for Windows",
    "visualc": "Microsoft C Compiler",
    "win16ddk": "Microsoft Windows Device Driver Kit",
    "win16sdk": "Microsoft Windows Software Development Kit",
    "win3x": "Microsoft Windows 3.x Retail Product",
    "win95x": "Microsoft Windows 95.x Retail Product",
    "winmisc": "Miscellaneous Windows Products",
    "winnt": "Microsoft Windows NT",
    "winprint": "Microsoft Windows Printing Issues",
    "word97": "Word 97 for Windows",
}
_CODES = {name.casefold(): code for code, name in _NAMES.items()}


def product_of(code: str, name: str) -> Product:
    """The bucket that a code and a name tell, either of which may be missing.

    The Jekyll pages lost the code; the name gives it back.
    """
    code = code.strip().lower()
    name = name.strip()
    return Product(code=code or _CODES.get(name.casefold(), ""), name=name or _NAMES.get(code, ""))
