"""Mistakes that keep a study file from being read at all."""

from __future__ import annotations

from xinzhi.errors.study import StudyError
from xinzhi.errors.system import trouble


class StudyFileError(StudyError):
    """A study file that cannot be opened, decoded or taken apart."""

    @classmethod
    def unreadable(cls, path: str, error: OSError) -> StudyFileError:
        """Report a file that the system does not hand out."""
        said = trouble(error)
        return cls(
            "study.unreadable",
            zh=f"读不了 {path}：{said.zh}。请检查路径和文件权限。",
            en=f"{path} cannot be read: {said.en}. Check the path and the rights of the file.",
        )

    @classmethod
    def not_utf8(cls, path: str) -> StudyFileError:
        """Report a file in another encoding, or one that is no text."""
        return cls(
            "study.not-utf8",
            zh=f"{path} 不是 UTF-8 编码的文本文件。请在编辑器中另存为 UTF-8。",
            en=f"{path} is no text in UTF-8. Save it as UTF-8 in your editor.",
        )

    @classmethod
    def empty(cls, path: str) -> StudyFileError:
        """Report a file in which nothing stands."""
        return cls(
            "study.empty",
            zh=f"{path} 是空的。请参照 xinzhi new 生成的文件写，至少要有 study、sources 和 framework。",
            en=f"{path} is empty. See the file that xinzhi new makes: study, sources and framework at least.",
        )

    @classmethod
    def too_deep(cls, path: str) -> StudyFileError:
        """Report brackets within brackets without end."""
        return cls(
            "study.too-deep",
            zh=f"{path} 的括号或缩进层数太多，无法读取。请检查是否漏写了右括号。",
            en=f"{path} is nested too deeply to be read. Look for a bracket that is not closed.",
        )

    @classmethod
    def alias(cls, path: str, line: int) -> StudyFileError:
        """Report a YAML alias, which could make a small file unfold without end."""
        return cls(
            "study.alias",
            zh=f"{path} 第 {line} 行：研究文件不支持 YAML 的引用（*）。请把内容写全。",
            en=f"{path}, line {line}: a study file holds no YAML aliases (*). Write the content out.",
        )

    @classmethod
    def repeated_key(cls, path: str, line: int, key: str) -> StudyFileError:
        """Report a key that stands twice on one level."""
        return cls(
            "study.repeated-key",
            zh=f"{path} 第 {line} 行：键“{key}”在同一层写了两次。请只留一个。",
            en=f"{path}, line {line}: the key '{key}' stands twice on one level. Keep one of them.",
        )
