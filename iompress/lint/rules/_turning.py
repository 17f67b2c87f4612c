"""Words without which a speaker says something else: not, never, only, at most, almost."""

from __future__ import annotations

from collections.abc import Iterable

_NEGATIONS = """not no none nor never neither nobody nothing nowhere cannot without hardly barely scarcely
ne pas ni non jamais aucun aucune nul nulle rien personne sans guère point
nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne kaum weder noch
no nunca jamás nadie nada ningún ninguna ninguno sin ni tampoco apenas
non né mai nessuno nessun nessuna niente nulla senza neanche nemmeno neppure
não nem nunca ninguém nada nenhum nenhuma sem
ne ni niso nisem nisi nismo niste nista nisva nimam nimaš nima nimamo nimate nimajo nočem nočeš noče nočemo nočete
nočejo nikoli noben nobena nobeno nobenega nobene nihče nikogar nič brez niti
не ни нет никогда никто никого ничего ничто нельзя без едва
لا لم لن ليس ليست ليسوا لسنا لست غير دون بدون ما
不 没 沒 未 無 无 别 非 勿"""
_LIMITS = """only almost nearly about around approximately roughly most least few fewer less some half hardly unless
except until if maybe perhaps
seulement seul seule presque environ plupart peu moins certains certaines moitié sauf si peut-être
nur fast beinahe etwa rund meisten wenige wenigstens mindestens höchstens weniger einige halb außer wenn vielleicht
solo sólo solamente casi aproximadamente mayoría pocos pocas menos algunos algunas mitad salvo excepto si quizás
soltanto quasi circa maggior pochi poche meno alcuni alcune metà tranne eccetto se forse
samo le skoraj približno okoli večina malo manj nekaj nekateri nekatere polovica razen če morda največ najmanj vsaj
только почти около примерно большинство мало меньше некоторые половина кроме если может
فقط حوالي نحو معظم قليل أقل بعض نصف إلا إذا ربما
只 仅 僅 几乎 幾乎 约 約 少 半 除 如果"""
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn what is said round."""
_TURNING = NEGATIONS | frozenset(_LIMITS.split())


def denies(lost: Iterable[str]) -> bool:
    """Whether one of these words is a negation."""
    return any(_is_negation(word.lower()) for word in lost)


def weighs(lost: Iterable[str]) -> bool:
    """Whether words left out change the sense beyond doubt: a negation, a limit or a figure."""
    return any(_is_negation(word) or word in _TURNING or not word[:1].isalpha() for word in map(str.lower, lost))


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n’t") or word.startswith("n’") or word.lstrip("وف") in NEGATIONS
