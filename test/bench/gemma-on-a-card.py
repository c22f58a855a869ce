"""Gemma 3 on a real graphics card, with random weights: bytes of weights and cache, and tokens a second of one conversation.

    python3 test/bench/gemma-on-a-card.py [tokens of context]     needs torch and transformers, no download

Sizes and speed do not depend on what the weights say. One token is decoded by plain PyTorch kernels inside a CUDA graph, no
server; each local layer keeps its window, each global one the whole context (arXiv 2503.19786, section 2).
"""

import gc
import json
import statistics
import sys
import time

import torch
import torch.nn.functional as functional
from transformers import Gemma3Config, Gemma3ForCausalLM, Gemma3ForConditionalGeneration, Gemma3TextConfig, SiglipVisionConfig

# Of each model's config.json: hidden size, intermediate size, layers, heads, key-value heads, head size, window, words.
SHAPES = {
    "1b": (1152, 6912, 26, 4, 1, 256, 512, 262144),
    "4b": (2560, 10240, 34, 8, 4, 256, 1024, 262208),
    "12b": (3840, 15360, 48, 16, 8, 256, 1024, 262208),
    "27b": (5376, 21504, 62, 32, 16, 128, 1024, 262208),
}
VISION = {
    "hidden_size": 1152,
    "intermediate_size": 4304,
    "num_hidden_layers": 27,
    "num_attention_heads": 16,
    "image_size": 896,
    "patch_size": 14,
    "vision_use_head": False,
}
STEPS, ROUNDS = 40, 5


def text_config(name):
    hidden, inner, layers, heads, kv_heads, head, window, words = SHAPES[name]
    return Gemma3TextConfig(
        hidden_size=hidden,
        intermediate_size=inner,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=kv_heads,
        head_dim=head,
        sliding_window=window,
        vocab_size=words,
        max_position_embeddings=131072,
        query_pre_attn_scalar=256,
    )


def random_model(name, config):
    """Made on the card itself: 27B would not fit many machines' own memory."""
    torch.set_default_dtype(torch.bfloat16)
    with torch.device("meta"):
        if name == "1b":
            model = Gemma3ForCausalLM(config)
        else:
            whole = Gemma3Config(text_config=config, vision_config=SiglipVisionConfig(**VISION))
            model = Gemma3ForConditionalGeneration(whole)
    torch.set_default_dtype(torch.float32)
    model.tie_weights()
    model = model.to_empty(device="cuda")
    model.tie_weights()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0, 0.02)
    return model


def empty_caches(config, context):
    def of_layer(kind):
        tokens = context if kind == "full_attention" else min(context, config.sliding_window)
        shape = (1, config.num_key_value_heads, tokens, config.head_dim)
        return tuple(torch.zeros(shape, dtype=torch.bfloat16, device="cuda") for _ in "kv")

    return [of_layer(kind) for kind in config.layer_types]


def decoder(text, config, caches):
    """One token through every layer, its key and value written at the cache's end."""
    heads, kv_heads, head = config.num_attention_heads, config.num_key_value_heads, config.head_dim

    def norm(value, weight):
        return functional.rms_norm(value, (value.shape[-1],), 1 + weight, 1e-6)

    def split(value, count):
        return value.view(1, 1, count, head).transpose(1, 2)

    def step(value):
        for layer, (keys, values) in zip(text.layers, caches):
            attention, mlp = layer.self_attn, layer.mlp
            inner = norm(value, layer.input_layernorm.weight)
            query = norm(split(attention.q_proj(inner), heads), attention.q_norm.weight)
            keys[:, :, -1:] = norm(split(attention.k_proj(inner), kv_heads), attention.k_norm.weight)
            values[:, :, -1:] = split(attention.v_proj(inner), kv_heads)
            seen = functional.scaled_dot_product_attention(query, keys, values, enable_gqa=True)
            seen = attention.o_proj(seen.transpose(1, 2).reshape(1, 1, heads * head))
            value = value + norm(seen, layer.post_attention_layernorm.weight)
            inner = norm(value, layer.pre_feedforward_layernorm.weight)
            inner = mlp.down_proj(functional.gelu(mlp.gate_proj(inner), approximate="tanh") * mlp.up_proj(inner))
            value = value + norm(inner, layer.post_feedforward_layernorm.weight)
        return functional.linear(norm(value, text.norm.weight), text.embed_tokens.weight)

    return step


def tokens_per_second(step, hidden):
    value = torch.randn(1, 1, hidden, dtype=torch.bfloat16, device="cuda")
    with torch.inference_mode():
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(3):
                step(value)
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            step(value)
        graph.replay()
        rates = []
        for _ in range(ROUNDS):
            torch.cuda.synchronize()
            begun = time.perf_counter()
            for _ in range(STEPS):
                graph.replay()
            torch.cuda.synchronize()
            rates.append(STEPS / (time.perf_counter() - begun))
    return rates


def measure(name, context):
    before = torch.cuda.memory_allocated()
    config = text_config(name)
    model = random_model(name, config)
    weights = torch.cuda.memory_allocated() - before
    caches = empty_caches(config, context)
    cache = torch.cuda.memory_allocated() - before - weights
    text = model.model if name == "1b" else model.model.language_model
    rates = tokens_per_second(decoder(text, config, caches), config.hidden_size)
    return {
        "model": name,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "weightsBytes": weights,
        "cacheBytes": cache,
        "context": context,
        "tokensPerSecond": round(statistics.median(rates), 1),
        "spread": [round(min(rates), 1), round(max(rates), 1)],
    }


if __name__ == "__main__":
    print(torch.cuda.get_device_name(), "torch", torch.__version__)
    for each in SHAPES:
        print(json.dumps(measure(each, int(sys.argv[1]) if len(sys.argv) > 1 else 32768)), flush=True)
        gc.collect()
        torch.cuda.empty_cache()
