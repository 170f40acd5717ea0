"""Models run by onnxruntime: no torch on the path of a question."""
