"""OpenAI's own client, its references read back from the text."""

from openai import OpenAI

client = OpenAI(base_url="http://127.0.0.1:8000/v1", api_key="any")
question = {"role": "user", "content": "Which countries will send soldiers?"}
message = client.chat.completions.create(model="dateline", messages=[question]).choices[0].message
for reference in message.annotations:
    place = reference.url_citation
    print(message.content[place.start_index : place.end_index], place.title)
