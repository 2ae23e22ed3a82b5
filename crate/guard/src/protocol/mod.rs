//! The wire types between the background, the content script and the extension's pages: the only
//! ones. TypeScript is generated from them. Each message is one JSON object tagged by `type`.

mod content;
mod dashboard;
mod popup;
mod prompt;
mod run;
mod settings;
mod step;

pub use content::{FromContent, Outcome, Reached, RpcError, ToContent, Wallet};
pub use dashboard::{
    AccountName, Deed, DeedKind, FromDashboard, ListState, ListedChain, Price, Resolved, ScanStatus,
    ToDashboard,
};
pub use popup::{ChainView, FromPopup, Here, Passed, PassedGrant, Protection, Reach, ToPopup, Worth};
pub use prompt::{Crowd, FromPrompt, Held, LineWorth, LinesWorth, ToPrompt};
pub use run::{NO_TAB, Run, RunStep, SentTransaction, StepState, TabWallet};
pub use settings::{
    EndpointView, ExplorerView, FromSettings, ListView, OwnChain, OwnContract, Past, PricesView, ToSettings,
    Tried, Watching,
};
pub use step::{RevokePlan, RevokeStep, ScanStep};
