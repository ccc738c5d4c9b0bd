import pathlib
import subprocess

from mkdocs.structure.files import File


def on_pre_build(config):
    subprocess.run(["proviso", "build", "--quiet", "--no-cache", "-o", ".rules/rules", "handbook.xml"], check=True)


def on_files(files, config):
    for path in sorted(pathlib.Path(".rules").rglob("*.*")):
        if path.is_file():
            name = str(path.relative_to(".rules"))
            files.append(File(name, ".rules", config["site_dir"], config["use_directory_urls"]))
    return files
