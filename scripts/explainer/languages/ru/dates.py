"""x y z w"""
def find_dates(block, sentences, day):
    return []
