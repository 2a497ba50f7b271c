(() => {
  const code = document.getElementById("bank-code");
  const button = document.getElementById("copy");
  const copied = document.getElementById("copied");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // Without a secure connection, only what is selected can be copied.
      getSelection().selectAllChildren(code);
      if (!document.execCommand("copy")) return;
    }
    copied.textContent = button.dataset.copied;
  });
  button.hidden = false;
})();
