"""x y z w"""
class English:
    code = "en"
